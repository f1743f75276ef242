/*
 * Charts over time by the NHS Making Data Count rules for an XmR chart (individual values and moving range).
 */

export type Signal = 'outside' | 'shift' | 'trend' | 'two-of-three';

export interface SpcPoint {
  readonly value: number;
  /** The rule that the point breaks, the first of: outside a limit, trend, two of three, shift; null: common cause. */
  readonly signal: Signal | null;
  /** On which side of the mean. */
  readonly side: 'above' | 'below' | 'on';
}

export interface SpcChart {
  readonly mean: number;
  readonly upper: number;
  readonly lower: number;
  readonly points: readonly SpcPoint[];
  /** Fewer than twelve points: the limits are for trial. */
  readonly trial: boolean;
  /** How the target stands to the limits; null without one. */
  readonly target: 'passes' | 'fails' | 'hit-and-miss' | null;
}

const SHIFT = 7;
const TREND = 7;
const LIMIT = 2.66;
/** Moving ranges from this multiple of their mean on are left out of it, as the R package of the NHS does. Its Excel tool leaves none out. */
const SCREEN = 3.267;
const TRIAL = 12;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The chart of a series, oldest first; null with fewer than two values. Pure.
 * @param options.screened leave out extreme moving ranges
 * @param options.target with the side on which it is good to be
 */
export function xmr(
  values: readonly number[],
  {
    screened = true,
    target,
  }: { readonly screened?: boolean; readonly target?: { readonly value: number; readonly good: 'high' | 'low' } } = {},
): SpcChart | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  const all = meanOf(ranges);
  const kept = screened ? ranges.filter((range) => range < SCREEN * all) : ranges;
  const spread = LIMIT * (kept.length === 0 ? all : meanOf(kept));
  const [lower, upper] = [mean - spread, mean + spread];
  const sides = values.map((value) => (value > mean ? 'above' : value < mean ? 'below' : 'on'));
  const signals = {
    outside: values.map((value) => value > upper || value < lower),
    trend: trends(values),
    'two-of-three': twoOfThree(values, mean, lower, upper),
    shift: shifts(sides),
  } satisfies Record<Signal, readonly boolean[]>;
  const points = values.map((value, i): SpcPoint => {
    const signal = (Object.keys(signals) as Signal[]).find((each) => signals[each][i]) ?? null;
    return { value, signal, side: sides[i]! };
  });
  return { mean, upper, lower, points, trial: values.length < TRIAL, target: target ? assurance(target, lower, upper) : null };
}

function assurance({ value, good }: { readonly value: number; readonly good: 'high' | 'low' }, lower: number, upper: number) {
  if (lower > value) return good === 'high' ? 'passes' : 'fails';
  if (upper < value) return good === 'high' ? 'fails' : 'passes';
  return 'hit-and-miss';
}

/** Marks every point of a run of at least `least` equal answers; null breaks a run. */
function runs(answers: readonly (string | null)[], least: number, more = 0): readonly boolean[] {
  const marked = answers.map(() => false);
  let start = 0;
  for (let i = 1; i <= answers.length; i++) {
    if (i < answers.length && answers[i] === answers[start] && answers[i] !== null) continue;
    if (answers[start] !== null && i - start >= least) marked.fill(true, start - more, i);
    start = i;
  }
  return marked;
}

/** Seven in a row on one side. A point on the mean breaks it. */
const shifts = (sides: readonly SpcPoint['side'][]): readonly boolean[] =>
  runs(
    sides.map((side) => (side === 'on' ? null : side)),
    SHIFT,
  );

/** Seven points that rise or fall: six steps. Two equal values break it. */
function trends(values: readonly number[]): readonly boolean[] {
  const steps = values.slice(1).map((value, i) => (value > values[i]! ? 'up' : value < values[i]! ? 'down' : null));
  // A step belongs to the point that it leads to, and the first step to the point before it too.
  return runs([null, ...steps], TREND - 1, 1);
}

/** Two of three in the outer third between mean and limit, inside the limit, all three on one side: the outer ones are marked. */
function twoOfThree(values: readonly number[], mean: number, lower: number, upper: number): readonly boolean[] {
  const marked = values.map(() => false);
  const outer = (value: number) =>
    (value > mean + ((upper - mean) * 2) / 3 && value <= upper) || (value < mean - ((mean - lower) * 2) / 3 && value >= lower);
  for (let i = 0; i + 3 <= values.length; i++) {
    const three = values.slice(i, i + 3);
    const oneSide = three.every((value) => value > mean) || three.every((value) => value < mean);
    if (!oneSide || three.filter(outer).length < 2) continue;
    three.forEach((value, n) => {
      if (outer(value)) marked[i + n] = true;
    });
  }
  return marked;
}
