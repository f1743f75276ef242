import { isIssuedHead, passesCheck } from './check-digit.ts';
import { MARKED, NESTED, OPEN, SEEN, type Run } from './groups.ts';

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
  /** Digits stand before it with nothing between that a label could be read across. */
  readonly unlabelled: boolean;
}

/** Sizes of groups as one number, a hexadecimal digit each. */
const THREE_THREE_FOUR = 0x334;
const CHECK_APART = 0x91;
const CHECK_AFTER_THREES = 0x3331;
const isInThrees = (sizes: number) => sizes === THREE_THREE_FOUR || sizes === 0x343 || sizes === 0x433;
const SINGLES = 0x1111111111;
const isEven = (sizes: number) => sizes === 0x22222 || sizes === SINGLES;

/** Of a longer series that goes on in the same way, any ten are as good as others. */
const goesOn = ({ groups, alike, ending }: Run, first: number, last: number): boolean =>
  alike[first + 1]! > 1 || (last + 1 < groups ? alike[last + 1]! > 1 : !ending);

/** Ten single digits in one notation: long series of them are common in hostile texts only. */
function writtenInSingles(run: Run, first: number, last: number): Candidate['written'] {
  const gap = run.gaps[last]!;
  if (gap & MARKED && gap & NESTED) return 'inside';
  if (!goesOn(run, first, last)) return 'separated';
  return gap & SEEN ? 'inside' : 'one-piece';
}

function howWritten(run: Run, first: number, last: number): Candidate['written'] {
  const { groups, places, gaps, alike, begins, ending } = run;
  const isAlike = alike[last]! >= last - first;
  if (last - first === 9 && isAlike) return writtenInSingles(run, first, last);
  let [all, seen, merged, kinds, single] = [0, 0, 0, 0, false];
  for (let i = first; i <= last; i++) {
    const size = places[i + 1]! - places[i]!;
    all = all * 16 + size;
    if (i > first) kinds |= gaps[i]!;
    if (i === first || gaps[i]! & SEEN) {
      single ||= merged === 1;
      seen = seen * 16 + merged;
      merged = size;
    } else merged += size;
  }
  single ||= merged === 1;
  seen = seen * 16 + merged;
  const alone = begins && ending && first === 0 && last === groups - 1;
  const marked = (kinds & MARKED) > 0;
  if (marked && kinds & NESTED) return 'inside';
  if (all === THREE_THREE_FOUR || seen === THREE_THREE_FOUR) return 'three-three-four';
  if (isInThrees(all) || isInThrees(seen)) return 'separated';
  // Ten digits on their own, each apart, are one number however they are separated.
  const isApart = all === SINGLES || seen === SINGLES;
  if ((isEven(all) || isEven(seen)) && (isAlike ? !goesOn(run, first, last) : alone && (isApart || !marked))) return 'separated';
  if (seen === 10) return 'one-piece';
  if (!alone) return 'inside';
  // Thousands are written with one digit first; the last digit, which checks the others, may stand apart.
  const isSingle = single && seen !== CHECK_APART && seen !== CHECK_AFTER_THREES;
  return marked || isSingle ? 'inside' : 'other';
}

/** A label, or the plus sign of a country's code, is not further before a number than two groups of digits. */
function isUnlabelled({ gaps }: Run, first: number): boolean {
  return first > 2 && ((gaps[first]! | gaps[first - 1]! | gaps[first - 2]!) & OPEN) === 0;
}

/**
 * Every ten digits of a run of `text` that begin and end with a group and pass the check digit. Those within others, which have digits before
 * them and no words, are left out unless they are `listed`.
 */
export function eachCandidate(run: Run, isListed: (start: number) => boolean, take: (candidate: Candidate) => void): void {
  const { groups, starts, ends, places, digits, begins } = run;
  for (let [first, last] = [0, 0]; first < groups; first++) {
    const place = places[first]!;
    while (last < groups && places[last + 1]! - place < 10) last++;
    if (last === groups) return;
    if (places[last + 1]! - place !== 10 || !passesCheck(digits, place)) continue;
    const start = starts[first]!;
    const written = howWritten(run, first, last);
    if (written === 'inside' && (first > 0 || !begins) && !isListed(start)) continue;
    take({
      start,
      end: ends[last]!,
      issued: isIssuedHead(digits, place),
      written,
      runStart: begins ? starts[0]! : -1,
      before: first,
      unlabelled: isUnlabelled(run, first),
    });
  }
}
