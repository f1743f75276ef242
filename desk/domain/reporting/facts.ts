import type { Channel, ContactType } from '../incident/contact.ts';

/** A value of an incident from `at` on, as the desk knew it from `known` on. Epoch milliseconds. */
export interface Since {
  readonly at: number;
  readonly known: number;
  readonly value: string;
}

/** The end of an incident, or its reopening. Epoch milliseconds. */
export interface Turn {
  readonly at: number;
  readonly to: 'resolved' | 'withdrawn' | 'open';
  /** Solved while the caller was still there. */
  readonly firstContact?: true;
}

/** A service level is kept when its clock stops in time, and missed when its target passes. Nothing later takes a verdict back. */
export interface Verdict {
  readonly measures: 'response' | 'resolution' | 'team' | 'supplier';
  /** The team or supplier; null for the desk's own. */
  readonly of: string | null;
  readonly kept: boolean;
  readonly at: number;
}

/** When the target of a running clock passes, if nothing else happens. */
export type Pending = Omit<Verdict, 'kept' | 'at'> & { readonly due: number };

export interface HandOver {
  readonly at: number;
  readonly supplier: string;
}

/** Major incident: declaration, deadline for its manager, when it had one, and when it was over. Epoch milliseconds. */
export interface MajorFacts {
  readonly declared: number;
  readonly managerDue: number;
  readonly managed: number | null;
  readonly over: number | null;
}

/** Cause and action of a missed target, by event: their words stay in the incident. */
export interface Explained extends Pick<Verdict, 'measures' | 'of'> {
  readonly seq: number;
  readonly at: number;
}

/** What reports count of an incident: numbers and names of the policy, no words and no people. */
export interface IncidentFacts {
  readonly reference: string;
  readonly organisation: string;
  readonly channel: Channel;
  readonly type: ContactType;
  /** Epoch milliseconds. */
  readonly opened: number;
  readonly severities: readonly Since[];
  readonly services: readonly Since[];
  readonly turns: readonly Turn[];
  readonly verdicts: readonly Verdict[];
  readonly pending: readonly Pending[];
  readonly handOvers: readonly HandOver[];
  /** Instants at which it became a part of another incident: a repeat report. */
  readonly repeats: readonly number[];
  readonly majors: readonly MajorFacts[];
  readonly explained: readonly Explained[];
}
