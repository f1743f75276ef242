import type { CalendarPolicy, Policy } from '../../../standards/index.ts';
import { readClock, writeAnswer, type ClockDefinition, type ClockEvent } from '../../../service-levels/index.ts';
import { calendarsOf } from '../../domain/incident/clocks.ts';
import type { NamedReading } from '../types.ts';
import { dateText } from '../dates.ts';
import { exactSpan } from './spans.ts';
import type { StatementLine } from './types.ts';

type Segment = NamedReading['segments'][number];

/** Maximum number of closed dates named on one line; beyond it the line states their number. */
const MOST_DATES = 6;

export interface StatementInput {
  readonly reading: NamedReading;
  readonly definition: ClockDefinition | undefined;
  readonly policy: Policy;
  readonly events: readonly ClockEvent[];
}

/** A clock's statement: a line for each segment, with the time it added to the total. A running clock's statement continues to its deadline. Pure. */
export function statementOf(input: StatementInput): readonly StatementLine[] {
  const past = input.reading.segments;
  const end = past.at(-1)?.to;
  let totalMs = 0;
  return [
    ...past.map((segment) => ({ segment, ahead: false })),
    ...ahead(input, end).map((segment) => ({ segment, ahead: true })),
  ].map(({ segment, ahead }) => {
    const lengthMs = ms(segment.to) - ms(segment.from);
    const countedMs = segment.counts ? lengthMs : 0;
    totalMs += countedMs;
    const calendar = segment.calendar === null ? undefined : input.policy.calendars[segment.calendar];
    return { ...segment, ahead, lengthMs, countedMs, totalMs, says: reason(segment), notes: notesOn(segment, calendar) };
  });
}

const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** Segments between the present and the deadline, if nothing else happens. */
function ahead({ reading, definition, policy, events }: StatementInput, end: string | undefined): readonly Segment[] {
  const { state, due } = reading;
  if (!definition || state !== 'running' || due === null) return [];
  const from = end ?? String(events[0]?.at ?? due);
  if (ms(due) <= ms(from)) return [];
  return writeAnswer(readClock(definition, calendarsOf(policy), events, Temporal.Instant.from(due)))
    .segments.filter(({ to }) => ms(to) > ms(from))
    .map((segment) => (ms(segment.from) < ms(from) ? { ...segment, from } : segment));
}

function reason({ why, calendar, severity }: Segment): string {
  if (why === 'open') return `counts: “${calendar}” is open`;
  if (why === 'closed') return `not counted: “${calendar}” is closed`;
  if (why === 'resolved') return 'not counted: it was resolved';
  if (why === 'no target') return `not counted: severity ${severity} has no target`;
  const held = why.replace(/^paused: /, '');
  return held === 'supplier' ? 'not counted: with the supplier' : `not counted: paused, ${held.replaceAll('-', ' ')}`;
}

function notesOn({ from, to, why, version }: Segment, calendar: CalendarPolicy | undefined): readonly string[] {
  if (!calendar) return [];
  const [begin, end] = [from, to].map((instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(calendar.zone));
  const shift = (end!.offsetNanoseconds - begin!.offsetNanoseconds) / 1_000_000;
  const changed =
    shift === 0
      ? []
      : [
          `the clocks went ${shift > 0 ? 'forward' : 'back'} ${exactSpan(Math.abs(shift))}: it is ${exactSpan(ms(to) - ms(from))} long`,
        ];
  return [...changed, ...(why === 'closed' ? closedDates(begin!, end!, calendar, version ?? 0) : [])];
}

/** Closures of the calendar within this segment, as the policy writes them. */
function closedDates(
  from: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
  calendar: CalendarPolicy,
  version: number,
): readonly string[] {
  // A segment that ends at midnight does not include the date that begins then.
  const last = to.subtract({ milliseconds: 1 }).toPlainDate();
  const touches = (date: string) =>
    Temporal.PlainDate.compare(date, from.toPlainDate()) >= 0 && Temporal.PlainDate.compare(date, last) <= 0;
  const dates = (calendar.versions[version]?.closures ?? []).flatMap((closure) => {
    const [begin, end] = typeof closure === 'string' ? [closure, closure] : [closure.from.slice(0, 10), closure.to.slice(0, 10)];
    return touches(begin) || touches(end) ? [begin] : [];
  });
  const named = [...new Set(dates)].sort();
  if (named.length === 0) return [];
  if (named.length > MOST_DATES) return [`${named.length} dates of it are closures of the calendar`];
  return [`closed on ${named.map(dateText).join(' and ')}`];
}
