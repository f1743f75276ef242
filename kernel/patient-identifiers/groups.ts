import { BREAK, DASH, INVISIBLE, MARK, SPACE } from './characters.ts';
import { kindIn, lengthIn, symbolAt } from './symbols.ts';

/**
 * Groups of digits that touch, with gaps between them, as columns: a text of many megabytes may be one run. `gaps` has what stands before each
 * group (0 before the first). A very long run comes in pieces that overlap.
 */
export interface Run {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Where in `digits` each group begins. */
  readonly places: readonly number[];
  readonly digits: readonly number[];
  readonly gaps: readonly number[];
  /** It is the piece with which its run begins, or ends. */
  readonly begins: boolean;
  readonly ending: boolean;
}

/** A reader sees the gap: it is not only zero-width characters or tags. */
export const SEEN = 1;
/** There is more in it than spaces, dashes and what nobody sees. */
export const MARKED = 2;

const MOST_MARKS = 6;
const LONGEST_GAP = 64;
const MOST_GROUPS = 1024;
/** No number has more groups than digits. */
const OVERLAP = 10;
/** Of a group with more digits than a number has, so many are kept that it cannot be one. */
const KEPT = 11;

/** The runs of groups in a text, each handed to `take` when it is whole: `take` must not keep it. `step` is called once for each symbol that was read. */
export function eachRun(text: string, take: (run: Run) => void, step?: () => void): void {
  const [starts, ends, places, digits, gaps]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  let begins = true;
  let inGroup = false;
  let [marks, symbols, gap] = [0, 0, 0];

  const hand = (ending: boolean) => {
    // A number that touches nothing is seldom part of one.
    if (digits.length >= 10) take({ starts, ends, places, digits, gaps, begins, ending });
  };
  const closeRun = () => {
    if (starts.length > 0) hand(true);
    starts.length = ends.length = places.length = digits.length = gaps.length = 0;
    [begins, inGroup] = [true, false];
    [marks, symbols, gap] = [0, 0, 0];
  };
  const cut = () => {
    hand(false);
    const from = starts.length - OVERLAP;
    const dropped = places[from]!;
    digits.splice(0, dropped);
    for (const column of [starts, ends, places, gaps]) column.splice(0, from);
    for (let i = 0; i < places.length; i++) places[i]! -= dropped;
    begins = false;
  };
  const digit = (value: number, index: number, length: number) => {
    if (!inGroup) {
      if (starts.length > MOST_GROUPS) cut();
      starts.push(index);
      ends.push(0);
      places.push(digits.length);
      gaps.push(gap);
      inGroup = true;
      [marks, symbols, gap] = [0, 0, 0];
    }
    if (digits.length - places.at(-1)! < KEPT) digits.push(value);
    ends[ends.length - 1] = index + length;
  };
  const between = (kind: number) => {
    inGroup = false;
    if (kind === MARK) marks++;
    if (kind !== INVISIBLE) gap |= SEEN;
    if (kind !== SPACE && kind !== DASH && kind !== INVISIBLE) gap |= MARKED;
    if (++symbols > LONGEST_GAP || marks > MOST_MARKS) closeRun();
  };

  for (let index = 0; index < text.length;) {
    step?.();
    const symbol = symbolAt(text, index);
    const kind = kindIn(symbol);
    if (kind < 10) digit(kind, index, lengthIn(symbol));
    else if (starts.length > 0) {
      if (kind === BREAK) closeRun();
      else between(kind);
    }
    index += lengthIn(symbol);
  }
  closeRun();
}
