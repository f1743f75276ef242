import type { NewEvent, RecordedEvent } from './events.ts';
import { refuse } from './refuse.ts';
import type { Incident } from './types.ts';
import { suspicionsIn, type Suspicion } from '../../../kernel/index.ts';

/** A possible patient's name or date of birth, for a person to check before anything of it leaves the desk. */
export interface Flag {
  readonly kind: Suspicion;
  /** Number of the event in the incident's history, and the field that holds the text. */
  readonly event: number;
  readonly field: string;
}

/** Texts that the desk generates, or that name the author. */
const NOT_CHECKED = new Set(['caller', 'callerMail', 'callerTelephone', 'actor', 'from']);

const flagsIn = ({ type, seq, texts }: Pick<RecordedEvent, 'type' | 'seq' | 'texts'>): readonly Flag[] =>
  type === 'erased'
    ? []
    : Object.entries(texts).flatMap(([field, text]) =>
        text === null || NOT_CHECKED.has(field) ? [] : suspicionsIn(text).map((kind) => ({ kind, event: seq, field })),
      );

/** Findings of the heuristic in an incident's texts that nobody has checked yet, in order. Pure. */
export function flagsOf({ events }: Pick<Incident, 'events'>): readonly Flag[] {
  const upTo = clearedUpTo(events);
  return events.filter(({ seq }) => seq > upTo).flatMap(flagsIn);
}

const clearedUpTo = (events: Incident['events']): number =>
  events.reduce((upTo, event) => (event.type === 'flagsCleared' ? event.upTo : upTo), 0);

export function clearFlags(incident: Incident): readonly NewEvent[] {
  return flagsOf(incident).length === 0 ? [] : [{ type: 'flagsCleared', upTo: incident.seq }];
}

const WORDS: Readonly<Record<Suspicion, string>> = { 'date-of-birth': "a patient's date of birth", name: "a patient's name" };

/** One sentence on what is flagged and where; null when nothing is. */
export function describeFlags(incident: Pick<Incident, 'events'>): string | null {
  const places = flagsOf(incident).map(({ kind, event, field }) => `${WORDS[kind]} in ${field} of event ${event}`);
  return places.length === 0 ? null : `There may be ${[...new Set(places)].join(', ')}`;
}

/**
 * Refuses to send an incident to a supplier while a flag waits for a person. The clocks and the deadline of the hand-off continue
 * meanwhile.
 */
export function mustHaveFlagsCleared(incident: Incident, supplier: string): void {
  const found = describeFlags(incident);
  if (found === null) return;
  throw refuse.patientData(
    `Nothing was sent to ${supplier}: ${found.charAt(0).toLowerCase()}${found.slice(1)}. Mark what is a patient's, so that it is removed, or confirm that nothing flagged is.`,
    { supplier, flagged: flagsOf(incident) },
  );
}

/** Refuses flagged text for a supplier, unless somebody has checked it, here or in the incident that it was copied from. */
export function mustBeUnflagged(texts: readonly string[], incident: Incident, supplier: string, lookedAt: boolean): void {
  if (lookedAt) return;
  const flagged = texts.filter((text) => suspicionsIn(text).length > 0);
  const cleared = flagged.length === 0 ? [] : clearedTexts(incident);
  const kinds = [
    ...new Set(flagged.filter((text) => !cleared.some((known) => known.includes(text.trim()))).flatMap(suspicionsIn)),
  ];
  if (kinds.length === 0) return;
  throw refuse.patientData(
    `Nothing was sent to ${supplier}: there may be ${kinds.map((kind) => WORDS[kind]).join(' and ')} in what you wrote. Remove it, or confirm that it is not a patient's.`,
    { supplier, flagged: kinds.map((kind) => ({ kind })) },
  );
}

function clearedTexts({ events }: Pick<Incident, 'events'>): readonly string[] {
  const upTo = clearedUpTo(events);
  return events.filter(({ seq }) => seq <= upTo).flatMap(({ texts }) => Object.values(texts).filter((text) => text !== null));
}
