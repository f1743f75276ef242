import { flagsOf, type Flag } from '../domain/incident/flags.ts';

/** A possible patient's name or date of birth, for a person to check before the text leaves the desk. */
export type SuspectedView = Flag;

/** Findings of the heuristic in an incident's texts that staff have not checked yet, in order. Pure. */
export const suspicionsOf = flagsOf;
