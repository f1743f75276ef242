import type { LocalTimes } from '../../kernel/index.ts';
import type { ClockReading } from '../views/types.ts';

export const WIDTH = 880;
export const LEFT = 12;
export const RIGHT = WIDTH - 12;
const BAR = { top: 34, height: 26 };
const HOUR = 3_600_000;
const STEPS_HOURS = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 720];
const MOST_TICKS = 9;
/** Space for labels, in the drawing's units. */
const TICK_WIDTH = 80;
const DUE_WIDTH = 280;

type Anchor = 'start' | 'middle' | 'end';

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly kind: 'counts' | 'stands-still';
}
/** The drawing for the template, in the drawing's own units. */
export interface ClockDrawing {
  readonly width: number;
  readonly height: number;
  readonly bar: typeof BAR;
  readonly left: number;
  readonly right: number;
  readonly bars: readonly Bar[];
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly anchor: Anchor }[];
  readonly now: { readonly x: number; readonly anchor: Anchor } | null;
  readonly due: { readonly x: number; readonly anchor: Anchor; readonly label: string } | null;
  /** The text alternative of the drawing. */
  readonly description: string;
}

/** The outcome of a stopped clock. */
const ended = ({ state, breached }: ClockReading) => (breached ? ', missed' : state === 'stopped' ? ', kept' : '');
const ms = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
/** The side of `x` on which a label of `width` fits. */
export const anchorAt = (x: number, width: number): Anchor =>
  x < width / 2 ? 'start' : x > WIDTH - width / 2 ? 'end' : 'middle';

export function ticksBetween(from: number, to: number, x: (at: number) => number, times: LocalTimes): ClockDrawing['ticks'] {
  const hours = STEPS_HOURS.find((step) => (to - from) / (step * HOUR) <= MOST_TICKS) ?? 8760;
  const startOfDay = times.at(Temporal.Instant.fromEpochMilliseconds(from)).startOfDay();
  const ticks: { x: number; label: string; anchor: Anchor }[] = [];
  const step = hours < 24 ? { minutes: hours * 60 } : { days: hours / 24 };
  for (let at = startOfDay; at.epochMilliseconds <= to; at = at.add(step)) {
    if (at.epochMilliseconds < from) continue;
    const midnight = at.hour === 0 && at.minute === 0;
    const label = midnight ? times.day(at.toInstant()) : times.timeOfDay(at.toInstant());
    const position = x(at.epochMilliseconds);
    ticks.push({ x: position, label, anchor: anchorAt(position, TICK_WIDTH) });
  }
  // The start is labelled unless a tick beside it has a label.
  const start = x(from);
  if (ticks[0] && ticks[0].x - start < TICK_WIDTH) return ticks;
  const begins = Temporal.Instant.fromEpochMilliseconds(from);
  const label = to - from > 20 * HOUR ? times.day(begins) : times.timeOfDay(begins);
  return [{ x: start, label, anchor: anchorAt(start, TICK_WIDTH) }, ...ticks];
}

/**
 * Draws a service-level clock: counted time, pauses, the deadline and the present. Null when the clock never started, because there is
 * nothing to draw.
 */
export function drawClock(clock: ClockReading, now: Temporal.Instant, times: LocalTimes): ClockDrawing | null {
  const first = clock.segments[0];
  if (!first) return null;
  const running = clock.state === 'running' || clock.state === 'paused';
  const ends = [
    ...clock.segments.map(({ to }) => ms(to)),
    ...(clock.due === null ? [] : [ms(clock.due)]),
    ...(running ? [now.epochMilliseconds] : []),
  ];
  const from = ms(first.from);
  const to = Math.max(...ends, from + 60_000);
  const scale = (at: number) => Math.round((LEFT + ((at - from) / (to - from)) * (RIGHT - LEFT)) * 10) / 10;
  const due = clock.due === null ? null : scale(ms(clock.due));
  const present = scale(now.epochMilliseconds);
  const counted = clock.segments.filter(({ counts }) => counts).length;
  return {
    width: WIDTH,
    height: 104,
    bar: BAR,
    left: LEFT,
    right: RIGHT,
    bars: clock.segments.map(({ from: start, to: end, counts }) => ({
      x: scale(ms(start)),
      width: Math.max(1, Math.round((scale(ms(end)) - scale(ms(start))) * 10) / 10),
      kind: counts ? 'counts' : 'stands-still',
    })),
    ticks: ticksBetween(from, to, scale, times),
    now: running ? { x: present, anchor: anchorAt(present, TICK_WIDTH) } : null,
    due:
      due === null
        ? null
        : {
            x: due,
            anchor: anchorAt(due, DUE_WIDTH),
            label: `deadline ${times.day(clock.due!)}, ${times.timeOfDay(clock.due!)}${ended(clock)}`,
          },
    description:
      `From ${times.short(first.from)}: ${counted} of ${clock.segments.length} segments count.` +
      (clock.due === null ? ' There is no deadline.' : ` The deadline is ${times.short(clock.due)}.`) +
      (clock.breached ? ' It was missed.' : ''),
  };
}
