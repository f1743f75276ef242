import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { useDuring, useOfContacts, useOfSessions, type UseCurve } from './clinical-use.ts';
import { slotsFor } from './slots.ts';
import { gaps, joined, type Span } from './spans.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const midnight = Temporal.Instant.from('2026-12-02T00:00:00Z').epochMilliseconds;
const at = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return midnight + hour * HOUR + minute * MINUTE;
};
const hourly = (perHour: readonly number[]): UseCurve =>
  perHour.map((n, i) => ({ from: midnight + i * HOUR, to: midnight + (i + 1) * HOUR, perHour: n }));
const time = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString().slice(11, 16);

test('windows less what is taken, on a grid that begins anew in each gap, scored by contacts per hour', () => {
  const slots = slotsFor({
    windows: [[{ from: at('00:00'), to: at('06:00') }]],
    busy: [
      { from: at('00:30'), to: at('01:00') },
      { from: at('03:00'), to: at('03:30') },
    ],
    lengthMs: 2 * HOUR,
    gridMs: 15 * MINUTE,
    sessions: [],
    contacts: hourly([3, 2, 1, 1, 1, 4]),
  });
  assert.deepEqual(
    slots.map(({ from, contacts }) => [time(from), contacts]),
    [
      ['01:00', 3],
      ['03:30', 3.5],
      ['03:45', 4.25],
      ['04:00', 5],
    ],
  );
});

test('a gap that just holds the change is found, whatever minute it begins at', () => {
  const slots = slotsFor({
    windows: [[{ from: at('00:00'), to: at('06:00') }]],
    busy: [
      { from: at('00:00'), to: at('01:07') },
      { from: at('03:07'), to: at('06:00') },
    ],
    lengthMs: 2 * HOUR,
    gridMs: 15 * MINUTE,
    sessions: [],
    contacts: [],
  });
  assert.deepEqual(
    slots.map(({ from }) => time(from)),
    ['01:07'],
  );
});

test('clinics and theatres weigh before contacts', () => {
  const slots = slotsFor({
    windows: [[{ from: at('00:00'), to: at('03:00') }]],
    busy: [],
    lengthMs: HOUR,
    gridMs: HOUR,
    sessions: useOfSessions([{ from: at('00:00'), to: at('01:30') }], { from: at('00:00'), to: at('06:00') }),
    contacts: hourly([0, 0, 9]),
  });
  assert.deepEqual(
    slots.map(({ from, sessionHours }) => [time(from), sessionHours]),
    [
      ['02:00', 0],
      ['01:00', 0.5],
      ['00:00', 1],
    ],
  );
});

test('the usual contacts of an hour of the week, by the local hour on both sides of a clock change', () => {
  const history = {
    from: Temporal.Instant.from('2026-10-05T00:00:00Z').epochMilliseconds,
    to: Temporal.Instant.from('2026-10-19T00:00:00Z').epochMilliseconds,
  };
  // Mondays at 09:30 London: 08:30Z in summer time.
  const contacts = ['2026-10-05T08:30:00Z', '2026-10-12T08:30:00Z', '2026-10-12T08:45:00Z'].map((text) =>
    Temporal.Instant.from(text),
  );
  const over = {
    from: Temporal.Instant.from('2026-10-26T00:00:00Z').epochMilliseconds,
    to: Temporal.Instant.from('2026-10-27T00:00:00Z').epochMilliseconds,
  };
  const busiest = [...useOfContacts(contacts, history, over, 'Europe/London')].sort((a, b) => b.perHour - a.perHour)[0]!;
  assert.equal(time(busiest.from), '09:00');
  assert.equal(busiest.perHour, 1.5);
});

const spans = (most: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 90 }))
      .map(([from, length]): Span => ({ from: from * MINUTE, to: (from + length) * MINUTE })),
    { maxLength: most },
  );
const covers = (all: readonly Span[], minute: number) =>
  all.some(({ from, to }) => from <= minute * MINUTE && minute * MINUTE < to);

test('law: the gaps are the minutes of the windows that nothing takes, and each is as long as it can be', () => {
  fc.assert(
    fc.property(spans(5), spans(6), (windows, busy) => {
      const found = gaps(windows, busy);
      for (let minute = 0; minute < 400; minute++)
        assert.equal(covers(found, minute), covers(windows, minute) && !covers(busy, minute), String(minute));
      assert.deepEqual(joined(found), found);
    }),
  );
});

test('law: every slot fits, none that fits is missed, and the best has the least use of all', () => {
  const curve = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(spans(4), { minLength: 1, maxLength: 2 }),
      spans(5),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 30 }),
      curve,
      (windows, busy, length, grid, perHour) => {
        const contacts: UseCurve = perHour.map((n, i) => ({ from: i * HOUR, to: (i + 1) * HOUR, perHour: n }));
        const question = {
          windows: windows.map((own) => joined(own)),
          busy,
          lengthMs: length * MINUTE,
          gridMs: grid * MINUTE,
          sessions: [],
          contacts,
        };
        const found = slotsFor(question);
        const free = (minute: number) => windows.every((own) => covers(own, minute)) && !covers(busy, minute);
        // A window of a second item may begin where one of the first ends: a change crosses no such border.
        const borders = new Set(
          windows.flatMap((own) => joined(own).flatMap(({ from, to }) => [from, to])).map((ms) => ms / MINUTE),
        );
        const fits = (start: number) =>
          Array.from({ length }, (_, i) => start + i).every(free) &&
          !Array.from({ length: length - 1 }, (_, i) => start + i + 1).some((m) => borders.has(m) && !free(m - 1));
        const expected: number[] = [];
        for (let minute = 0; minute < 400; minute++) {
          const begins = free(minute) && !(minute > 0 && free(minute - 1));
          if (begins)
            for (
              let start = minute;
              start < 400 && Array.from({ length: start - minute + 1 }, (_, i) => minute + i).every(free);
              start += grid
            )
              if (fits(start)) expected.push(start);
        }
        assert.deepEqual(new Set(found.map(({ from }) => from / MINUTE)), new Set(expected));
        const use = (start: number) => {
          let sum = 0;
          for (let minute = start; minute < start + length; minute++) sum += (perHour[Math.floor(minute / 60)] ?? 0) / 60;
          return sum;
        };
        if (found.length > 0) assert.ok(Math.abs(use(found[0]!.from / MINUTE) - Math.min(...expected.map(use))) < 1e-5);
        for (const slot of found) assert.ok(Math.abs(useDuring(contacts, slot) - use(slot.from / MINUTE)) < 1e-6);
      },
    ),
    { numRuns: 200 },
  );
});
