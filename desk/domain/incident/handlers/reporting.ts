import type { Handlers } from './types.ts';
import { correctSeverity, explainMiss } from '../corrections.ts';

/** What reports say of an incident beside its log: corrections, and causes of missed targets. */
export const reporting = {
  correctSeverity: (command, { state, policy, now }) => correctSeverity(state, command, policy, now),
  explainMiss: (command, { state, policy }) => explainMiss(state, command, policy),
} satisfies Partial<Handlers>;
