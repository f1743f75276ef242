import type { Answers, Entry } from './types.ts';

/** What people say of something that a criterion asks of people. */
export interface Attested {
  readonly entry: Entry;
  /** Whether they say that it is so. */
  readonly holds: boolean;
}

/** The latest answer to exactly this question about a criterion. A question that has changed since has to be answered again. */
export function attested(answers: Answers, criterion: string, ask: string): Attested | null {
  const entry = answers.entries.findLast(
    ({ kind, about, facts }) => kind === 'attestation' && about === criterion && facts['asked'] === ask,
  );
  return entry ? { entry, holds: entry.facts['holds'] === true } : null;
}

/** Who said it and when, for a report: "Grace Baptiste, duty manager, on 2026-11-10". */
export const saidBy = ({ by, at }: Pick<Entry, 'by' | 'at'>): string => `${by.name}, ${by.role}, on ${at.slice(0, 10)}`;
