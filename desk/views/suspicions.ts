import type { Incident } from '../domain/incident/index.ts';
import { suspicionsIn, type Suspicion } from '../../kernel/index.ts';

/** A possible patient's name or date of birth, for a person to check before the text leaves the desk. */
export interface SuspectedView {
  readonly kind: Suspicion;
  /** Number of the event in the incident's history, and the field that holds the text. */
  readonly event: number;
  readonly field: string;
}

/** Texts that the desk generates, or that name the author. */
const NOT_WRITTEN = new Set(['caller', 'callerMail', 'callerTelephone', 'actor', 'from']);

/** Findings of the heuristic in an incident's texts, in order. Pure. */
export const suspicionsOf = ({ events }: Pick<Incident, 'events'>): readonly SuspectedView[] =>
  events.flatMap(({ seq, texts }) =>
    Object.entries(texts).flatMap(([field, text]) =>
      text === null || NOT_WRITTEN.has(field) ? [] : suspicionsIn(text).map((kind) => ({ kind, event: seq, field })),
    ),
  );
