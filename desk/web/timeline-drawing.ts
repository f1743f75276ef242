import type { ExplainedClock, Explanation } from '../views/explain/index.ts';
import { anchorAt, LEFT, RIGHT, ticksBetween, WIDTH, type ClockDrawing } from './clock-drawing.ts';
import { localTimes, type LocalTimes } from '../../kernel/index.ts';

const TOP = 0;
const LANE = { height: 66, bar: 22, barTop: 28 };
const DUE_WIDTH = 260;
/** Approximate width of a letter of a lane's name. */
const LETTER = 10;
/** Minimum distance of marks; closer ones are merged. */
const MARK = 30;

type Placed = { readonly x: number; readonly width: number; readonly kind: 'counts' | 'stands-still' | 'ahead' };

export interface ClockLane {
  readonly name: string;
  readonly y: number;
  readonly bars: readonly Placed[];
  readonly due: { readonly x: number; readonly labelX: number; readonly anchor: string; readonly label: string } | null;
}
export interface TimelineMark {
  readonly x: number;
  /** Numbers of the steps it represents, as in the table below: `2` or `2–5`. */
  readonly label: string;
  readonly taken: boolean;
}
/** The data that the template draws: a lane for each clock, and one for the plan's steps, on a common time axis. */
export interface TimelineDrawing {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly barHeight: number;
  readonly barTop: number;
  readonly clocks: readonly ClockLane[];
  readonly plan: { readonly y: number; readonly marks: readonly TimelineMark[] } | null;
  readonly ticks: ClockDrawing['ticks'];
  readonly axis: number;
  readonly now: { readonly x: number; readonly anchor: string } | null;
  readonly description: string;
}

const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** Draws an incident's clocks and escalation steps in one picture, from its opening to the last known future event. Pure. */
export function drawTimeline({ openedAt, at, zone, clocks, escalations, state }: Explanation): TimelineDrawing {
  const times = localTimes(zone);
  const from = ms(openedAt);
  const over = state === 'resolved' || state === 'closed';
  const ends = [
    ...clocks.flatMap(({ statement, due }) => [...statement.map(({ to }) => to), ...(due === null ? [] : [due])]),
    ...escalations.map(({ takenAt, planned }) => takenAt ?? planned),
    ...(over ? [] : [at]),
  ].map(ms);
  const to = Math.max(...ends, from + 60_000);
  const x = (instant: number) => Math.round((LEFT + ((instant - from) / (to - from)) * (RIGHT - LEFT)) * 10) / 10;

  // A clock that has not started has no position in time.
  const begun = clocks.filter(({ statement, due }) => statement.length > 0 || due !== null);
  const lanes = begun.map((clock, i) => laneOf(clock, TOP + i * LANE.height, x, times));
  const planY = TOP + lanes.length * LANE.height;
  const axis = planY + (escalations.length > 0 ? LANE.height : 0) + 4;
  const nowX = x(ms(at));
  return {
    width: WIDTH,
    height: axis + 44,
    left: LEFT,
    right: RIGHT,
    barHeight: LANE.bar,
    barTop: LANE.barTop,
    clocks: lanes,
    plan: escalations.length > 0 ? { y: planY, marks: marksOf(escalations, x) } : null,
    ticks: ticksBetween(from, to, x, times),
    axis,
    now: over || ms(at) < from ? null : { x: nowX, anchor: anchorAt(nowX, 60) },
    description: describe(clocks, escalations, times),
  };
}

function laneOf(clock: ExplainedClock, y: number, x: (at: number) => number, times: LocalTimes): ClockLane {
  const { statement, due, name, breached, state } = clock;
  const dueX = due === null ? null : x(ms(due));
  const how = breached ? ', missed' : state === 'stopped' ? ', kept' : '';
  return {
    name,
    y,
    bars: statement.map(({ from, to, counts, ahead }) => ({
      x: x(ms(from)),
      width: Math.max(1, Math.round((x(ms(to)) - x(ms(from))) * 10) / 10),
      kind: counts ? (ahead ? 'ahead' : 'counts') : 'stands-still',
    })),
    due:
      dueX === null
        ? null
        : {
            x: dueX,
            ...besideName(dueX, name),
            label: `deadline ${times.day(due!)}, ${times.timeOfDay(due!)}${how}`,
          },
  };
}

/** Places a deadline's label over its line, or behind the clock's name if the name is in the way. */
function besideName(dueX: number, name: string): { readonly labelX: number; readonly anchor: string } {
  const free = LEFT + name.length * LETTER + 16;
  const anchor = anchorAt(dueX, DUE_WIDTH);
  const begins = anchor === 'end' ? dueX - DUE_WIDTH : anchor === 'middle' ? dueX - DUE_WIDTH / 2 : dueX;
  return begins < free ? { labelX: free, anchor: 'start' } : { labelX: dueX, anchor };
}

/** Steps numbered as in the table. Steps that would touch share a mark, which is drawn as taken when any of them was. */
function marksOf(escalations: Explanation['escalations'], x: (at: number) => number): readonly TimelineMark[] {
  const inside = (at: number) => Math.min(Math.max(at, LEFT + MARK / 2), RIGHT - MARK / 2);
  const placed = escalations
    .map(({ takenAt, planned }, i) => ({ x: inside(x(ms(takenAt ?? planned))), number: i + 1, taken: takenAt !== null }))
    .sort((a, b) => a.x - b.x || a.number - b.number);
  const groups: { readonly x: number; readonly numbers: number[]; taken: boolean }[] = [];
  for (const mark of placed) {
    const last = groups.at(-1);
    if (!last || mark.x - last.x >= MARK) groups.push({ x: mark.x, numbers: [mark.number], taken: mark.taken });
    else {
      last.numbers.push(mark.number);
      last.taken ||= mark.taken;
    }
  }
  return groups.map(({ x: at, numbers, taken }) => ({ x: at, label: listed(numbers), taken }));
}

/** Formats step numbers: `2`, `2–5`; `2, 5` where other steps lie between. */
function listed(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 1) return String(least);
  return most - least === numbers.length - 1 ? `${least}–${most}` : numbers.join(', ');
}

/** The text alternative of the picture. The tables below have the details it omits. */
function describe(clocks: Explanation['clocks'], escalations: Explanation['escalations'], times: LocalTimes): string {
  const described = clocks.map(({ name, due, breached, state }) => {
    const deadline = due === null ? 'no deadline to name' : `its deadline is ${times.short(due)}`;
    return `The ${name[0]!.toLowerCase() + name.slice(1)} clock is ${state.replace('-', ' ')}; ${deadline}${breached ? ', which was missed' : ''}.`;
  });
  const taken = escalations.filter(({ takenAt }) => takenAt !== null).length;
  const steps =
    escalations.length === 0
      ? 'The escalation plan has no step for it.'
      : `Of the escalation plan ${taken} ${taken === 1 ? 'step was' : 'steps were'} taken and ${escalations.length - taken} may come.`;
  return [...described, steps].join(' ');
}
