import type { Series } from '../domain/reporting/index.ts';

const [LEFT, RIGHT, WIDTH, TOP, BOTTOM, HEIGHT] = [56, 790, 800, 14, 190, 222];
const MOST_LABELS = 8;

const SIGNALS = {
  outside: 'outside a control limit',
  shift: 'one of seven or more on one side of the mean',
  trend: 'one of seven or more that rise or fall',
  'two-of-three': 'one of two of three near a control limit',
} as const;

/** A series drawn as an SPC chart, and the same numbers as rows of a table. */
export interface SeriesDrawing {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly line: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly special: boolean }[];
  readonly levels: readonly { readonly y: number; readonly kind: 'mean' | 'limit'; readonly label: string }[];
  readonly labels: readonly { readonly x: number; readonly text: string; readonly anchor: string }[];
  readonly rows: readonly { readonly label: string; readonly value: number; readonly signal: string }[];
  readonly title: string;
  readonly summary: string;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Pure. Null of a series without two points: its numbers are enough. */
export function drawSeries({ title, labels, values, chart }: Series): SeriesDrawing | null {
  if (chart === null) return null;
  const highest = Math.max(...values, chart.upper, 1);
  const lowest = Math.min(0, ...values);
  const x = (i: number) => rounded(LEFT + (i / Math.max(1, values.length - 1)) * (RIGHT - LEFT));
  const y = (value: number) => rounded(BOTTOM - ((value - lowest) / (highest - lowest)) * (BOTTOM - TOP));
  const points = chart.points.map(({ value, signal }, i) => ({ x: x(i), y: y(value), special: signal !== null }));
  const every = Math.ceil(values.length / MOST_LABELS);
  const special = chart.points.filter(({ signal }) => signal !== null).length;
  return {
    ...{ width: WIDTH, height: HEIGHT, left: LEFT, right: RIGHT, bottom: BOTTOM, title, points },
    line: points.map((point) => `${point.x},${point.y}`).join(' '),
    levels: [
      { y: y(chart.mean), kind: 'mean' as const, label: `mean ${rounded(chart.mean)}` },
      { y: y(chart.upper), kind: 'limit' as const, label: `upper ${rounded(chart.upper)}` },
      // A limit below what can be counted is no line on the chart.
      ...(chart.lower > lowest ? [{ y: y(chart.lower), kind: 'limit' as const, label: `lower ${rounded(chart.lower)}` }] : []),
    ],
    labels: labels.flatMap((text, i) =>
      i % every === 0 ? [{ x: x(i), text, anchor: i === 0 ? 'start' : x(i) > RIGHT - 60 ? 'end' : 'middle' }] : [],
    ),
    rows: chart.points.map(({ value, signal }, i) => ({
      label: labels[i]!,
      value,
      signal: signal === null ? 'common cause' : SIGNALS[signal],
    })),
    summary: `Mean ${rounded(chart.mean)}, control limits ${rounded(chart.lower)} and ${rounded(chart.upper)}${
      chart.trial ? ', for trial because there are fewer than twelve points' : ''
    }. ${special === 0 ? 'No special cause.' : `${special} ${special === 1 ? 'point shows' : 'points show'} a special cause.`}`,
  };
}
