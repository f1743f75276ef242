/** Translates the recount's input into the clock's, and the clock's answers back. */
import { compileCalendars, printInstant, type ClockAnswer, type ClockDefinition, type ClockEvent } from '../index.ts';
import { MINUTE, type PlainAnswer, type PlainClock, type PlainEvent } from './recount.ts';
import { instantAt, LENGTH, type CalendarPair } from './random-cases.ts';

export const calendarsOf = (pair: CalendarPair) => compileCalendars(pair.calendars);

export function definitionOf(clock: PlainClock): ClockDefinition {
  const { measures, of, pausedBy, reclassify, reopen, by, internal } = clock;
  const targets = Object.entries(clock.targets).map(
    ([severity, t]) => [severity, { targetMs: t.minutes * MINUTE, calendar: t.calendar }] as const,
  );
  return {
    kind: 'SLA',
    measures,
    of,
    targets: new Map(targets),
    pausedBy: new Set(pausedBy),
    reclassify,
    reopen,
    countsAsResponse: { by: new Set(by) as ClockDefinition['countsAsResponse']['by'], internal },
  };
}

const KEY: Readonly<Record<string, string>> = {
  opened: 'severity',
  reclassified: 'severity',
  responded: 'by',
  paused: 'reason',
  assigned: 'team',
  handedOff: 'supplier',
};

export const eventsOf = (pair: CalendarPair, events: readonly PlainEvent[]): readonly ClockEvent[] =>
  events.map(({ minute, type, value, internal }) => {
    const key = KEY[type];
    return {
      at: instantAt(pair, minute),
      type,
      ...(key ? { [key]: value } : {}),
      ...(internal ? { internal } : {}),
    } as ClockEvent;
  });

/**
 * An answer as text that can be compared. A deadline after the end of the recount is only known to be `beyond`. Where the recount
 * (`counted`) gives `beyond`, null is equal to it: a calendar open two minutes a week does not reach it in ten years.
 */
export function asText(answer: ClockAnswer, pair: CalendarPair, counted?: PlainAnswer): string {
  const end = instantAt(pair, LENGTH);
  const beyond = answer.due === null ? counted?.due === 'beyond' : Temporal.Instant.compare(answer.due, end) > 0;
  return JSON.stringify({
    ...answer,
    due: beyond ? 'beyond' : answer.due && printInstant(answer.due),
    segments: answer.segments.map((s) => [
      printInstant(s.from),
      printInstant(s.to),
      s.counts,
      s.why,
      s.severity,
      s.calendar,
      s.version,
    ]),
  });
}

export function recountAsText(answer: PlainAnswer, pair: CalendarPair): string {
  const { state, elapsed, target, due, segments } = answer;
  const print = (minute: number) => printInstant(instantAt(pair, minute));
  return JSON.stringify({
    state,
    elapsedMs: elapsed * MINUTE,
    targetMs: target === null ? null : target * MINUTE,
    remainingMs: target === null ? null : (target - elapsed) * MINUTE,
    breached: target !== null && elapsed > target,
    due: typeof due === 'number' ? print(due) : due,
    segments: segments.map(([from, to, ...rest]) => [print(from), print(to), ...rest]),
  });
}
