import { isIssued, passesCheck } from './check-digit.ts';
import { MARKED, SEEN, type Run } from './groups.ts';

/** Ten digits that pass the check digit, and how they are written. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly issued: boolean;
  /**
   * `separated`: with separators, in groups as patients' numbers are written. `three-three-four`: the commonest of those. `one-piece`: nothing
   * to be seen in between. `other`: in other groups, on their own. `inside`: in other groups, with digits or marks beside them.
   */
  readonly written: 'three-three-four' | 'separated' | 'one-piece' | 'other' | 'inside';
  /** Where its run begins, -1 when that is far away. */
  readonly runStart: number;
  /** Groups of its run before it. */
  readonly before: number;
}

/** Sizes of groups as one number, a hexadecimal digit each. */
const THREE_THREE_FOUR = 0x334;
const IN_THREES = [THREE_THREE_FOUR, 0x343, 0x433];
const EVEN = [0x22222, 0x1111111111];

/** Items of lists of lists, as in tables of characters: no reader takes them for one number. */
const NESTED = /[\])}]\s*[,;]\s*[[({]/;

function howWritten(text: string, run: Run, first: number, last: number, alone: boolean): Candidate['written'] {
  const { starts, ends, places, gaps, digits } = run;
  let [all, seen, marked, single] = [0, 0, false, false];
  let merged = 0;
  for (let i = first; i <= last; i++) {
    const size = (places[i + 1] ?? digits.length) - places[i]!;
    all = all * 16 + size;
    if (i > first && gaps[i]! & MARKED) marked = true;
    if (i === first || gaps[i]! & SEEN) {
      if (merged === 1) single = true;
      seen = seen * 16 + merged;
      merged = size;
    } else merged += size;
  }
  if (merged === 1) single = true;
  seen = seen * 16 + merged;
  if (marked && NESTED.test(text.slice(starts[first], starts[last]))) return 'inside';
  if (all === THREE_THREE_FOUR || seen === THREE_THREE_FOUR) return 'three-three-four';
  if (IN_THREES.includes(all) || IN_THREES.includes(seen)) return 'separated';
  const gapBefore = (i: number) => text.slice(ends[i - 1], starts[i]);
  if (EVEN.includes(all) || EVEN.includes(seen)) {
    const inner = gapBefore(first + 1);
    let alike = true;
    for (let i = first + 2; i <= last; i++) alike &&= gapBefore(i) === inner;
    // Of a longer series that goes on in the same way, these are any ten.
    const apart = (first === 0 || gapBefore(first) !== inner) && (last + 1 === starts.length || gapBefore(last + 1) !== inner);
    if (alike ? apart : alone && !marked) return 'separated';
  }
  if (seen === 10) return 'one-piece';
  if (!alone) return 'inside';
  // Thousands are written with one digit first.
  return marked || single ? 'inside' : 'other';
}

/** Every ten digits of a run of `text` that begin and end with a group and pass the check digit. */
export function eachCandidate(text: string, run: Run, take: (candidate: Candidate) => void): void {
  const { starts, ends, places, digits, begins, ending } = run;
  const groups = starts.length;
  for (let [first, last] = [0, 0]; first < groups; first++) {
    const place = places[first]!;
    while (last < groups && (places[last + 1] ?? digits.length) - place < 10) last++;
    if (last === groups) return;
    if ((places[last + 1] ?? digits.length) - place !== 10 || !passesCheck(digits, place)) continue;
    const alone = begins && ending && first === 0 && last === groups - 1;
    take({
      start: starts[first]!,
      end: ends[last]!,
      issued: isIssued(digits.slice(place, place + 10).join('')),
      written: howWritten(text, run, first, last, alone),
      runStart: begins ? starts[0]! : -1,
      before: first,
    });
  }
}
