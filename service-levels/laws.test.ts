import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CalendarPolicy } from '../kernel/index.ts';
import { addOpen, compileCalendar, elapsedOpenMs, openBetween, readClock } from './index.ts';
import { asText, calendarsOf, definitionOf, eventsOf, recountAsText } from './testing/bridge.ts';
import { MINUTE, minutesOf, recount } from './testing/recount.ts';
import { clocks, incidents, instantAt, LENGTH, worlds, type World } from './testing/worlds.ts';

/** Random cases over all laws together. Ask for more, or fewer, with DESKPROOF_PROPERTY_RUNS. */
const ALL = Number(process.env['DESKPROOF_PROPERTY_RUNS'] ?? 20_000);
const share = (part: number) => ({ numRuns: Math.max(1, Math.ceil(ALL * part)) });

const minute = fc.integer({ min: 0, max: LENGTH });
/** Instants off the minute, down to the millisecond. */
const offset = fc.integer({ min: 0, max: LENGTH * MINUTE });
const after = ({ origin }: World, ms: number) => Temporal.Instant.fromEpochMilliseconds(origin + ms);
const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b);

test('every answer is what a minute-by-minute recount gives', () => {
  fc.assert(
    fc.property(worlds, clocks, incidents, minute, (world, clock, events, question) => {
      const minutes = {
        a: minutesOf(world.calendars.a, world.origin, LENGTH),
        b: minutesOf(world.calendars.b, world.origin, LENGTH),
      };
      const answer = readClock(definitionOf(clock), calendarsOf(world), eventsOf(world, events), instantAt(world, question));
      const counted = recount(clock, minutes, events, question);
      assert.equal(asText(answer, world, counted), recountAsText(counted, world));
    }),
    share(0.55),
  );
});

test('what counts adds up to elapsed, and the segments follow each other', () => {
  fc.assert(
    fc.property(worlds, clocks, incidents, offset, (world, clock, events, question) => {
      const { segments, elapsedMs } = readClock(
        definitionOf(clock),
        calendarsOf(world),
        eventsOf(world, events),
        after(world, question),
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
    fc.property(worlds, offset, offset, offset, (world, ...times) => {
      const calendar = calendarsOf(world).get('a')!;
      const [a, b, c] = times.sort((x, y) => x - y).map((ms) => after(world, ms)) as [
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
    fc.property(worlds, offset, offset, (world, x, y) => {
      const calendar = calendarsOf(world).get('a')!;
      const [start, t] = [after(world, Math.min(x, y)), after(world, Math.max(x, y))];
      const ms = elapsedOpenMs(calendar, start, t);
      const due = addOpen(calendar, start, ms)!;
      assert.ok(compare(due, t) <= 0);
      assert.equal(elapsedOpenMs(calendar, start, due), ms);
      if (ms > 0) assert.equal(elapsedOpenMs(calendar, start, due.subtract({ milliseconds: 1 })), ms - 1);
    }),
    share(0.1),
  );
});

test('a pause that ends as it begins changes nothing', () => {
  fc.assert(
    fc.property(worlds, clocks, incidents, offset, offset, (world, clock, incident, pause, question) => {
      const events = eventsOf(world, incident);
      const [at, asked] = [after(world, pause), after(world, question)];
      const earlier = events.filter((event) => compare(event.at, at) <= 0);
      const open = earlier.every(({ type }) => !['paused', 'resolved', 'closed', 'merged'].includes(type));
      fc.pre(open && earlier.length > 0);
      const paused = [
        ...earlier,
        { at, type: 'paused', reason: 'caller' } as const,
        { at, type: 'resumed' } as const,
        ...events.slice(earlier.length),
      ];
      const read = (what: typeof events) => asText(readClock(definitionOf(clock), calendarsOf(world), what, asked), world);
      assert.equal(read(paused), read(events));
    }),
    share(0.05),
  );
});

test('a window split in two that touch is the same window, unless a clock change skips one of its ends', () => {
  const time = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
  const spans = fc
    .uniqueArray(fc.integer({ min: 181, max: 1439 }), { minLength: 3, maxLength: 3 })
    .map((m) => m.sort((x, y) => x - y).map(time));
  fc.assert(
    fc.property(worlds, spans, offset, offset, (world, [start, middle, end], from, to) => {
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
      const daily = (windows: readonly string[]): CalendarPolicy => ({
        zone: world.zone,
        versions: [{ week: Object.fromEntries(days.map((day) => [day, windows])) }],
      });
      fc.pre(world.zone !== 'Pacific/Apia');
      const whole = compileCalendar(daily([`${start}-${end}`]));
      const split = compileCalendar(daily([`${middle}-${end}`, `${start}-${middle}`]));
      const list = (calendar: typeof whole) =>
        [...openBetween(calendar, after(world, from), after(world, to))].map((o) => `${o.from}/${o.to}`);
      assert.deepEqual(list(split), list(whole));
    }),
    share(0.03),
  );
});

test('round the clock is the clock on the wall, across every clock change', () => {
  fc.assert(
    fc.property(
      worlds,
      offset,
      offset,
      fc.constantFrom('00:00-24:00', '00:00-00:00', '08:00-08:00', '23:59-23:59'),
      (world, x, y, window) => {
        const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [window]]));
        const calendar = compileCalendar({ zone: world.zone, versions: [{ week }] });
        const [from, to] = [Math.min(x, y), Math.max(x, y)];
        assert.equal(elapsedOpenMs(calendar, after(world, from), after(world, to)), to - from);
        assert.equal(String(addOpen(calendar, after(world, from), to - from)), String(after(world, to)));
      },
    ),
    share(0.04),
  );
});

test('one more closure never makes anything due earlier', () => {
  fc.assert(
    fc.property(worlds, offset, fc.integer({ min: 1, max: 3 * 1440 * MINUTE }), fc.nat(5), (world, start, ms, days) => {
      const policy = world.calendars.a;
      const closed = Temporal.Instant.fromEpochMilliseconds(world.origin)
        .toZonedDateTimeISO('UTC')
        .add({ days })
        .toPlainDate()
        .toString();
      const more: CalendarPolicy = {
        ...policy,
        versions: policy.versions.map((v) => ({ ...v, closures: [...(v.closures ?? []), closed] })),
      };
      const due = (p: CalendarPolicy) => addOpen(compileCalendar(p), after(world, start), ms);
      const [before, later] = [due(policy), due(more)];
      assert.ok(later === null || (before !== null && compare(before, later) <= 0));
    }),
    share(0.03),
  );
});
