import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CalendarPolicy } from '../kernel/index.ts';
import { addOpen, compileCalendar, elapsedOpenMs, openBetween, readClock } from './index.ts';
import { asText, calendarsOf, definitionOf, eventsOf, recountAsText } from './testing/bridge.ts';
import { MINUTE, minutesOf, recount } from './testing/recount.ts';
import { clocks, incidents, instantAt, LENGTH, calendarPairs, type CalendarPair } from './testing/random-cases.ts';

/** Random cases of all properties together; DESKPROOF_PROPERTY_RUNS sets another number. */
const ALL = Number(process.env['DESKPROOF_PROPERTY_RUNS'] ?? 20_000);
const share = (part: number) => ({ numRuns: Math.max(1, Math.ceil(ALL * part)) });

const minute = fc.integer({ min: 0, max: LENGTH });
/** Instants off the minute, down to the millisecond. */
const offset = fc.integer({ min: 0, max: LENGTH * MINUTE });
const after = ({ origin }: CalendarPair, ms: number) => Temporal.Instant.fromEpochMilliseconds(origin + ms);
const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b);

test('every answer equals a minute-by-minute recount', () => {
  fc.assert(
    fc.property(calendarPairs, clocks, incidents, minute, (pair, clock, events, question) => {
      const minutes = {
        a: minutesOf(pair.calendars.a, pair.origin, LENGTH),
        b: minutesOf(pair.calendars.b, pair.origin, LENGTH),
      };
      const answer = readClock(definitionOf(clock), calendarsOf(pair), eventsOf(pair, events), instantAt(pair, question));
      const counted = recount(clock, minutes, events, question);
      assert.equal(asText(answer, pair, counted), recountAsText(counted, pair));
    }),
    share(0.55),
  );
});

test('the counting segments add up to the elapsed time, and segments have no gaps', () => {
  fc.assert(
    fc.property(calendarPairs, clocks, incidents, offset, (pair, clock, events, question) => {
      const { segments, elapsedMs } = readClock(
        definitionOf(clock),
        calendarsOf(pair),
        eventsOf(pair, events),
        after(pair, question),
      );
      const length = ({ from, to }: (typeof segments)[number]) => to.epochMilliseconds - from.epochMilliseconds;
      assert.equal(
        segments.filter(({ counts }) => counts).reduce((sum, s) => sum + length(s), 0),
        elapsedMs,
      );
      assert.ok(segments.every((s, i) => length(s) > 0 && (i === 0 || segments[i - 1]!.to.equals(s.from))));
    }),
    share(0.1),
  );
});

test('elapsed(a, c) = elapsed(a, b) + elapsed(b, c), and both are the sum of the open intervals', () => {
  fc.assert(
    fc.property(calendarPairs, offset, offset, offset, (pair, ...times) => {
      const calendar = calendarsOf(pair).get('a')!;
      const [a, b, c] = times.sort((x, y) => x - y).map((ms) => after(pair, ms)) as [
        Temporal.Instant,
        Temporal.Instant,
        Temporal.Instant,
      ];
      assert.equal(elapsedOpenMs(calendar, a, c), elapsedOpenMs(calendar, a, b) + elapsedOpenMs(calendar, b, c));
      const intervals = [...openBetween(calendar, a, c)];
      assert.equal(
        intervals.reduce((sum, { from, to }) => sum + to.epochMilliseconds - from.epochMilliseconds, 0),
        elapsedOpenMs(calendar, a, c),
      );
      assert.ok(
        intervals.every(({ from, to }, i) => compare(from, to) < 0 && (i === 0 || compare(intervals[i - 1]!.to, from) < 0)),
      );
    }),
    share(0.1),
  );
});

test('due(start, elapsed(start, t)) is t or earlier, and one millisecond before it less has been counted', () => {
  fc.assert(
    fc.property(calendarPairs, offset, offset, (pair, x, y) => {
      const calendar = calendarsOf(pair).get('a')!;
      const [start, t] = [after(pair, Math.min(x, y)), after(pair, Math.max(x, y))];
      const ms = elapsedOpenMs(calendar, start, t);
      const due = addOpen(calendar, start, ms)!;
      assert.ok(compare(due, t) <= 0);
      assert.equal(elapsedOpenMs(calendar, start, due), ms);
      if (ms > 0) assert.equal(elapsedOpenMs(calendar, start, due.subtract({ milliseconds: 1 })), ms - 1);
    }),
    share(0.1),
  );
});

test('a pause of no length changes nothing', () => {
  fc.assert(
    fc.property(calendarPairs, clocks, incidents, offset, offset, (pair, clock, incident, pause, question) => {
      const events = eventsOf(pair, incident);
      const [at, asked] = [after(pair, pause), after(pair, question)];
      const earlier = events.filter((event) => compare(event.at, at) <= 0);
      const open = earlier.every(({ type }) => !['paused', 'resolved', 'closed', 'merged'].includes(type));
      fc.pre(open && earlier.length > 0);
      const paused = [
        ...earlier,
        { at, type: 'paused', reason: 'caller' } as const,
        { at, type: 'resumed' } as const,
        ...events.slice(earlier.length),
      ];
      const read = (what: typeof events) => asText(readClock(definitionOf(clock), calendarsOf(pair), what, asked), pair);
      assert.equal(read(paused), read(events));
    }),
    share(0.05),
  );
});

test('two touching windows count as one, unless a clock change skips one of their ends', () => {
  const time = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
  const spans = fc
    .uniqueArray(fc.integer({ min: 181, max: 1439 }), { minLength: 3, maxLength: 3 })
    .map((m) => m.sort((x, y) => x - y).map(time));
  fc.assert(
    fc.property(calendarPairs, spans, offset, offset, (pair, [start, middle, end], from, to) => {
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
      const daily = (windows: readonly string[]): CalendarPolicy => ({
        zone: pair.zone,
        versions: [{ week: Object.fromEntries(days.map((day) => [day, windows])) }],
      });
      fc.pre(pair.zone !== 'Pacific/Apia');
      const whole = compileCalendar(daily([`${start}-${end}`]));
      const split = compileCalendar(daily([`${middle}-${end}`, `${start}-${middle}`]));
      const list = (calendar: typeof whole) =>
        [...openBetween(calendar, after(pair, from), after(pair, to))].map((o) => `${o.from}/${o.to}`);
      assert.deepEqual(list(split), list(whole));
    }),
    share(0.03),
  );
});

test('a calendar open round the clock counts all time, across every clock change', () => {
  fc.assert(
    fc.property(
      calendarPairs,
      offset,
      offset,
      fc.constantFrom('00:00-24:00', '00:00-00:00', '08:00-08:00', '23:59-23:59'),
      (pair, x, y, window) => {
        const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [window]]));
        const calendar = compileCalendar({ zone: pair.zone, versions: [{ week }] });
        const [from, to] = [Math.min(x, y), Math.max(x, y)];
        assert.equal(elapsedOpenMs(calendar, after(pair, from), after(pair, to)), to - from);
        assert.equal(String(addOpen(calendar, after(pair, from), to - from)), String(after(pair, to)));
      },
    ),
    share(0.04),
  );
});

test('one more closure never makes a deadline earlier', () => {
  fc.assert(
    fc.property(calendarPairs, offset, fc.integer({ min: 1, max: 3 * 1440 * MINUTE }), fc.nat(5), (pair, start, ms, days) => {
      const policy = pair.calendars.a;
      const closed = Temporal.Instant.fromEpochMilliseconds(pair.origin)
        .toZonedDateTimeISO('UTC')
        .add({ days })
        .toPlainDate()
        .toString();
      const more: CalendarPolicy = {
        ...policy,
        versions: policy.versions.map((v) => ({ ...v, closures: [...(v.closures ?? []), closed] })),
      };
      const due = (p: CalendarPolicy) => addOpen(compileCalendar(p), after(pair, start), ms);
      const [before, later] = [due(policy), due(more)];
      assert.ok(later === null || (before !== null && compare(before, later) <= 0));
    }),
    share(0.03),
  );
});
