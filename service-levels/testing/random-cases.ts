/** Random calendars, clocks and incidents around clock changes, for the property tests. Times are minutes after the origin. */
import fc from 'fast-check';
import type { CalendarPolicy, CalendarVersion } from '../../kernel/index.ts';
import { MINUTE, type PlainClock, type PlainEvent } from './recount.ts';

/** A zone, and the day before one of its clock changes. Half an hour at Lord Howe, midnight at Havana and Beirut, a whole day lost at Apia. */
const CHANGES = [
  ['Europe/London', '2026-03-28'],
  ['Europe/London', '2026-10-24'],
  ['America/Havana', '2026-03-07'],
  ['America/Havana', '2026-10-31'],
  ['Asia/Beirut', '2026-03-28'],
  ['Asia/Beirut', '2026-10-24'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Asia/Kolkata', '2026-03-28'],
  ['America/St_Johns', '2010-11-06'],
  ['Pacific/Apia', '2011-12-29'],
] as const;
export const LENGTH = 6 * 1440;

/** Two calendars of one zone. `origin` is the instant that minutes count from. */
export interface CalendarPair {
  readonly zone: string;
  readonly origin: number;
  readonly calendars: Readonly<Record<'a' | 'b', CalendarPolicy>>;
}
export const instantAt = ({ origin }: { readonly origin: number }, minute: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(origin + minute * MINUTE);

const two = (n: number) => String(n).padStart(2, '0');
const clockTime = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
/** Small hours and quarter hours more often: that is where clocks change. */
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 16 }).map((q) => q * 15),
  fc.integer({ min: 0, max: 1439 }),
  fc.constantFrom(0, 480, 1020),
);
const windowText = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1440)))
  .map(([from, to]) => `${clockTime(from)}-${clockTime(to)}`);
const week = fc
  .array(fc.tuple(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), windowText), { minLength: 1, maxLength: 9 })
  .map(
    (pairs) =>
      Object.fromEntries(
        pairs.map(([day]) => [day, pairs.filter(([d]) => d === day).map(([, w]) => w)]),
      ) as CalendarVersion['week'],
  );

const minute = fc.integer({ min: 0, max: LENGTH });
const closure = (day: Temporal.PlainDate) =>
  fc.oneof(
    fc.integer({ min: -1, max: 5 }).map((days) => day.add({ days }).toString()),
    fc.tuple(minute, fc.integer({ min: 1, max: 2000 })).map(([from, length]) => {
      const local = (m: number) => day.toPlainDateTime().add({ minutes: m }).toString().slice(0, 16);
      return { from: local(from), to: local(from + length) };
    }),
  );

const calendarOf = (zone: string, day: Temporal.PlainDate, origin: number): fc.Arbitrary<CalendarPolicy> =>
  fc
    .tuple(
      fc.array(fc.record({ week, closures: fc.array(closure(day), { maxLength: 2 }) }), { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(minute, { minLength: 2, maxLength: 2 }),
    )
    .map(([versions, starts]) => ({
      zone,
      versions: versions.map((version, i) =>
        i === 0 ? version : { ...version, from: String(instantAt({ origin }, starts.toSorted((x, y) => x - y)[i - 1]!)) },
      ),
    }));

export const calendarPairs: fc.Arbitrary<CalendarPair> = fc.constantFrom(...CHANGES).chain(([zone, date]) => {
  const day = Temporal.PlainDate.from(date).subtract({ days: 1 });
  const origin = day.toZonedDateTime('UTC').epochMilliseconds;
  return fc
    .record({ a: calendarOf(zone, day, origin), b: calendarOf(zone, day, origin) })
    .map((calendars) => ({ zone, origin, calendars }));
});

const SEVERITIES = ['1', '2', '3'] as const;
const target = fc.record({ minutes: fc.integer({ min: 1, max: 1500 }), calendar: fc.constantFrom('a', 'b') });
export const clocks: fc.Arbitrary<PlainClock> = fc
  .record({
    measures: fc.constantFrom('response', 'update', 'resolution', 'team', 'supplier'),
    targets: fc.oneof(
      fc.record({ '1': target, '2': target }),
      fc.record({ '1': target, '2': target, '3': target }),
      fc.record({ '1': target }),
    ),
    pausedBy: fc.subarray(['caller', 'parts', 'supplier']),
    reclassify: fc.constantFrom('forward', 'retroactive', 'reset'),
    reopen: fc.constantFrom('continue', 'fresh'),
    by: fc.subarray(['analyst', 'caller'], { minLength: 1 }),
    internal: fc.boolean(),
  })
  .map((clock) => ({ ...clock, of: clock.measures === 'team' || clock.measures === 'supplier' ? 'x' : null }));

/** Possible sequences of events: random numbers choose among the events that may follow. */
export const incidents: fc.Arbitrary<readonly PlainEvent[]> = fc
  .tuple(
    fc.constantFrom(...SEVERITIES),
    fc.integer({ min: 0, max: 2000 }),
    fc.array(fc.tuple(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700 })), fc.nat(999), fc.nat(999)), { maxLength: 12 }),
  )
  .map(([severity, start, random]) => {
    const events: PlainEvent[] = [{ minute: start, type: 'opened', value: severity, internal: false }];
    const now = { severity: severity as string, phase: 'open', paused: false, supplier: false, minute: start };
    for (const [gap, which, choice] of random) {
      const may = possible(now);
      if (may.length === 0) break;
      const type = may[which % may.length]!;
      now.minute += gap;
      const event = {
        minute: now.minute,
        type,
        value: valueOf(type, choice, now.severity),
        internal: type === 'responded' && choice % 4 === 0,
      };
      events.push(event);
      if (type === 'paused') now.paused = true;
      if (type === 'resumed') now.paused = false;
      if (type === 'handedOff') now.supplier = true;
      if (type === 'returned') now.supplier = false;
      if (type === 'reclassified') now.severity = event.value;
      if (['resolved', 'closed'].includes(type)) Object.assign(now, { phase: type, paused: false, supplier: false });
      if (type === 'reopened') now.phase = 'open';
      if (type === 'merged') now.phase = type;
    }
    return events;
  });

function possible(now: { readonly phase: string; readonly paused: boolean; readonly supplier: boolean }): readonly string[] {
  if (now.phase === 'merged') return [];
  if (now.phase === 'resolved') return ['responded', 'closed', 'reopened', 'reopened', 'reopened', 'merged'];
  if (now.phase === 'closed') return ['responded', 'reopened'];
  const any = [
    'responded',
    'paused',
    'paused',
    'reclassified',
    'reclassified',
    'assigned',
    'assigned',
    'handedOff',
    'resolved',
    'resolved',
    'closed',
    'merged',
  ];
  return [...any, ...(now.paused ? ['resumed', 'resumed', 'resumed'] : []), ...(now.supplier ? ['returned', 'returned'] : [])];
}

function valueOf(type: string, random: number, severity: string): string {
  const pick = (values: readonly string[]) => values[random % values.length]!;
  switch (type) {
    case 'responded':
      return pick(['analyst', 'caller', 'analyst', 'system']);
    case 'paused':
      return pick(['caller', 'parts', 'lunch']);
    case 'reclassified':
      return pick(SEVERITIES.filter((other) => other !== severity));
    case 'assigned':
    case 'handedOff':
      return pick(['x', 'x', 'y']);
    default:
      return '';
  }
}
