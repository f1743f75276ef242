import type { Incident } from '../domain/incident/index.ts';
import { suspicionsIn, type Suspicion } from '../../kernel/index.ts';

/** Where something may be a patient's name or date of birth, for a person to look before anything of it leaves. */
export interface SuspectedView {
  readonly kind: Suspicion;
  /** Number of the event in the incident's history, and which of its texts. */
  readonly event: number;
  readonly field: string;
}

/** Texts that the desk makes itself, or that name whoever wrote. */
const NOT_WRITTEN = new Set(['caller', 'callerMail', 'callerTelephone', 'actor', 'from']);

/** What the heuristic sees in the texts of an incident, in order. Pure. */
export const suspicionsOf = ({ events }: Pick<Incident, 'events'>): readonly SuspectedView[] =>
  events.flatMap(({ seq, texts }) =>
    Object.entries(texts).flatMap(([field, text]) =>
      text === null || NOT_WRITTEN.has(field) ? [] : suspicionsIn(text).map((kind) => ({ kind, event: seq, field })),
    ),
  );
