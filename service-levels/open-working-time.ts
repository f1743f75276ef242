import { DAY, MINUTE, type Window } from './time-text.ts';
import { firstIndex, joined, weekdayOf, weekPattern, type Stretch, type Week, type WeekPattern } from './week.ts';
import type { Zone } from './zone.ts';

/** The open instants of one calendar version, without regard to when it is in force. Milliseconds, half open. */
export interface Hours {
  measure(from: number, to: number): number;
  /** First instant at which `need` (above zero) has been counted since `from`, else how much was counted by `to`. */
  reach(from: number, to: number, need: number): { readonly at: number } | { readonly counted: number };
  /** Open stretches in order, never empty, never touching. */
  stretches(from: number, to: number): Generator<Stretch>;
}

/** Distance from a clock change within which windows are computed one by one; elsewhere they repeat weekly. No window is longer than two days. */
const NEAR = 3 * DAY;
const CELL = 4 * DAY;
const MOST_KEPT = 2_000;

/** @param closures removed from the windows; sorted and merged */
export function openHours(zone: Zone, week: Week, closures: readonly Stretch[]): Hours {
  const pattern = weekPattern(week);
  const days = week.map((windows) => ({
    windows,
    joined: joined(windows.map(({ start, end }) => ({ from: start * MINUTE, to: end * MINUTE }))),
  }));
  const cells = new Map<number, readonly Stretch[]>();

  const cellAt = (cell: number) => {
    const kept = cells.get(cell);
    if (kept) return kept;
    const found = windowsBetween(zone, days, cell * CELL, (cell + 1) * CELL);
    if (cells.size > MOST_KEPT) cells.clear();
    cells.set(cell, found);
    return found;
  };
  /** The method that applies from `instant` on, and its end. */
  const partAt = (instant: number): Part => {
    const span = zone.spanAt(instant);
    if (span.from + NEAR <= instant && instant < span.to - NEAR) return weekly(pattern, span.offset, span.to - NEAR);
    const cell = Math.floor(instant / CELL);
    return listed(cellAt(cell), (cell + 1) * CELL);
  };
  const measure = (from: number, to: number) => {
    let sum = 0;
    for (let at = from; at < to;) {
      const part = partAt(at);
      sum += part.measure(at, Math.min(to, part.until));
      at = part.until;
    }
    return sum;
  };
  const reach = (from: number, to: number, need: number) => {
    let counted = 0;
    for (let at = from; at < to;) {
      const part = partAt(at);
      const here = part.measure(at, Math.min(to, part.until));
      if (counted + here >= need) return { at: part.reach(at, need - counted) };
      counted += here;
      at = part.until;
    }
    return { counted };
  };
  const firstClosureAfter = (from: number) => firstIndex(closures.length, (i) => closures[i]!.to > from);

  /** The parts of [from, to) outside all closures. */
  function* unclosed(from: number, to: number): Generator<Stretch> {
    let at = from;
    for (let i = firstClosureAfter(from); i < closures.length && closures[i]!.from < to; i++) {
      if (at < closures[i]!.from) yield { from: at, to: closures[i]!.from };
      at = closures[i]!.to;
    }
    if (at < to) yield { from: at, to };
  }
  function* openIn(from: number, to: number): Generator<Stretch> {
    for (const free of unclosed(from, to)) {
      for (let at = free.from; at < free.to;) {
        const part = partAt(at);
        yield* part.stretches(at, Math.min(free.to, part.until));
        at = part.until;
      }
    }
  }

  return {
    measure(from, to) {
      let sum = 0;
      for (const free of unclosed(from, to)) sum += measure(free.from, free.to);
      return sum;
    },
    reach(from, to, need) {
      let counted = 0;
      for (const free of unclosed(from, to)) {
        const found = reach(free.from, free.to, need - counted);
        if ('at' in found) return found;
        counted += found.counted;
      }
      return { counted };
    },
    stretches: (from, to) => mergeTouching(openIn(from, to)),
  };
}

interface Part {
  readonly until: number;
  measure(from: number, to: number): number;
  reach(from: number, need: number): number;
  stretches(from: number, to: number): Iterable<Stretch>;
}

const weekly = (pattern: WeekPattern, offset: number, until: number): Part => ({
  until,
  measure: (from, to) => pattern.measure(from + offset, to + offset),
  reach: (from, need) => pattern.reach(from + offset, need) - offset,
  *stretches(from, to) {
    for (const s of pattern.stretches(from + offset, to + offset)) yield { from: s.from - offset, to: s.to - offset };
  },
});

const listed = (stretches: readonly Stretch[], until: number): Part => ({
  until,
  measure: (from, to) => clipped(stretches, from, to).reduce((sum, s) => sum + s.to - s.from, 0),
  reach(from, need) {
    let rest = need;
    for (const s of clipped(stretches, from, until)) {
      if (s.to - s.from >= rest) return s.from + rest;
      rest -= s.to - s.from;
    }
    throw new RangeError('there is less open time than asked for');
  },
  stretches: (from, to) => clipped(stretches, from, to),
});

const clipped = (stretches: readonly Stretch[], from: number, to: number): Stretch[] =>
  stretches.map((s) => ({ from: Math.max(s.from, from), to: Math.min(s.to, to) })).filter((s) => s.from < s.to);

/** A weekday's windows, and the same merged as time after midnight, for days without a clock change. */
interface Day {
  readonly windows: readonly Window[];
  readonly joined: readonly Stretch[];
}

/** Every window whose instants can fall into [from, to): starts up to four days earlier (a day's window, a day's shift, the offset) and one later. */
function windowsBetween(zone: Zone, days: readonly Day[], from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  for (let day = Math.floor(from / DAY) - 4; day <= to / DAY + 1; day++) {
    const { windows, joined: whole } = days[weekdayOf(day)]!;
    if (whole.length === 0) continue;
    const midnight = day * DAY;
    const open = zone.isSteady(midnight, midnight + 2 * DAY)
      ? whole
      : windows.map(({ start, end }) => ({ from: start * MINUTE, to: end * MINUTE }));
    for (const window of open)
      found.push({ from: zone.instantOf(midnight + window.from), to: zone.instantOf(midnight + window.to) });
  }
  return clipped(joined(found), from, to);
}

/** Merges stretches that touch, as at midnight or where two methods meet. */
export function* mergeTouching(stretches: Iterable<Stretch>): Generator<Stretch> {
  let last: Stretch | undefined;
  for (const next of stretches) {
    if (last?.to === next.from) last = { from: last.from, to: next.to };
    else {
      if (last) yield last;
      last = next;
    }
  }
  if (last) yield last;
}
