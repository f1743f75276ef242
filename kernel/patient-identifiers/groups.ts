import { BREAK, DASH, INVISIBLE, MARK, SPACE } from './characters.ts';
import { at, kindIn, lengthIn } from './symbol.ts';
import { symbolAt } from './symbols.ts';

/**
 * Groups of digits that touch, with gaps between them, as columns: a text of many megabytes may be one run. A very long run comes in pieces that
 * overlap.
 */
export interface Run {
  /** How many groups there are: the columns are longer. */
  readonly groups: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Where in `digits` each group begins, and where the last one ends. */
  readonly places: Int32Array;
  readonly digits: Uint8Array;
  /** What stands before each group; 0 before the first. */
  readonly gaps: Uint8Array;
  /** How many gaps in a row, up to this one, are written like it; 1 when the one before differs. */
  readonly alike: Int32Array;
  /** It is the piece with which its run begins, or ends. */
  readonly begins: boolean;
  readonly ending: boolean;
}

/** A reader sees the gap: it is not only zero-width characters or tags. */
export const SEEN = 1;
/** There is more in it than spaces, dashes and what nobody sees. */
export const MARKED = 2;
/** Items of lists of lists, as in tables of characters: no reader takes them for one number. */
export const NESTED = 4;
/** Words before it may still belong to what stands after it: markup, or the plus sign of a telephone number abroad. */
export const OPEN = 8;

const MOST_MARKS = 6;
const LONGEST_GAP = 64;
const MOST_GROUPS = 1024;
/** No number has more groups than digits. */
const OVERLAP = 10;
/** Of a group with more digits than a number has, so many are kept that it cannot be one. */
const KEPT = 11;
/** A gap of more code units is `OPEN`: labels are not looked for so far back. */
const LONGEST_CLOSED = 100;

const BETWEEN_LISTS = /[\])}]\s*[,;]\s*[[({]/;
const isOpen = (code: number) => code === 0x3c || code === 0x3e || code === 0x26 || code === 0x25 || code === 0x2b;
const closes = (code: number) => code === 0x5d || code === 0x29 || code === 0x7d;

/** What a gap holds, beside what its symbols say. */
function gapOf(text: string, from: number, to: number): number {
  if (to - from > LONGEST_CLOSED) return OPEN | (BETWEEN_LISTS.test(text.slice(from, to)) ? NESTED : 0);
  let [kind, closing] = [0, false];
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (isOpen(code)) kind = OPEN;
    else if (closes(code)) closing = true;
  }
  return closing && BETWEEN_LISTS.test(text.slice(from, to)) ? kind | NESTED : kind;
}

function isSame(text: string, from: number, to: number, otherFrom: number, otherTo: number): boolean {
  if (to - from !== otherTo - otherFrom) return false;
  for (let i = from, j = otherFrom; i < to; i++, j++) if (text.charCodeAt(i) !== text.charCodeAt(j)) return false;
  return true;
}

/** What somebody who dictates says between groups; "and" is left out, because it stands between the numbers of a list. */
const SAID = ['then', 'dash', 'hyphen', 'space', 'dot', 'point', 'stop', 'slash', 'stroke', 'underscore', 'colon'];
const SAID_BETWEEN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SAID.join('|')})(?![\\p{L}\\p{N}])`, 'iuy');
/** Letters at the end of a text that may begin such a word. */
export const beginsSaid = (word: string): boolean => SAID.some((each) => each.startsWith(word.toLowerCase()));

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const emptyRun = (): Mutable<Run> => ({
  groups: 0,
  starts: new Int32Array(MOST_GROUPS + 1),
  ends: new Int32Array(MOST_GROUPS + 1),
  places: new Int32Array(MOST_GROUPS + 2),
  digits: new Uint8Array((MOST_GROUPS + 1) * KEPT),
  gaps: new Uint8Array(MOST_GROUPS + 1),
  alike: new Int32Array(MOST_GROUPS + 1),
  begins: true,
  ending: false,
});

let spare: Mutable<Run> | null = null;

/** Drops all groups of a full run but the last few. */
function keepEnd(run: Mutable<Run>): void {
  const { groups, places, digits } = run;
  const from = groups - OVERLAP;
  const dropped = places[from]!;
  digits.copyWithin(0, dropped, places[groups]);
  for (const column of [run.starts, run.ends, run.gaps, run.alike]) column.copyWithin(0, from, groups);
  places.copyWithin(0, from, groups + 1);
  for (let i = 0; i <= OVERLAP; i++) places[i]! -= dropped;
  run.groups = OVERLAP;
  run.begins = false;
}

/** Adds a group that begins at `index`; `gap` says what the symbols before it are. */
function addGroup(run: Mutable<Run>, text: string, index: number, gap: number): void {
  const { starts, ends, gaps, alike } = run;
  const group = run.groups++;
  starts[group] = index;
  gaps[group] = alike[group] = 0;
  run.places[group + 1] = run.places[group]!;
  if (group === 0) return;
  const end = ends[group - 1]!;
  gaps[group] = gap | gapOf(text, end, index);
  alike[group] = group > 1 && isSame(text, end, index, ends[group - 2]!, starts[group - 1]!) ? alike[group - 1]! + 1 : 1;
}

/**
 * The runs of groups in a text, each handed to `take` when it is whole: `take` must not keep it. Those with fewer digits than a number are left out. `step` is called once for each symbol that was read.
 */
export function eachRun(text: string, take: (run: Run) => void, step?: () => void, fewest = 10): void {
  // Its columns are larger than most texts, so they are used again.
  const run = spare ?? emptyRun();
  spare = null;
  run.groups = run.places[0] = 0;
  run.begins = true;
  const { ends, places, digits } = run;
  const hand = (ending: boolean) => {
    run.ending = ending;
    if (places[run.groups]! >= fewest) take(run);
  };
  let inGroup = false;
  let [marks, symbols, gap, inLast] = [0, 0, 0, 0];
  for (let index = 0; index < text.length;) {
    step?.();
    const symbol = symbolAt(text, index);
    let kind = kindIn(symbol);
    let length = lengthIn(symbol);
    if (kind === BREAK && run.groups > 0 && !inGroup) {
      const said = at(SAID_BETWEEN, text, index);
      if (said) [kind, length] = [MARK, said[0].length];
    }
    if (kind < 10) {
      if (!inGroup) {
        if (run.groups > MOST_GROUPS) {
          hand(false);
          keepEnd(run);
        }
        addGroup(run, text, index, gap);
        inGroup = true;
        marks = symbols = gap = inLast = 0;
      }
      if (inLast++ < KEPT) digits[places[run.groups]!++] = kind;
      ends[run.groups - 1] = index + length;
    } else if (run.groups > 0) {
      inGroup = false;
      if (kind === MARK) marks++;
      if (kind !== INVISIBLE) gap |= SEEN;
      if (kind !== SPACE && kind !== DASH && kind !== INVISIBLE) gap |= MARKED;
      if (kind === BREAK || ++symbols > LONGEST_GAP || marks > MOST_MARKS) {
        hand(true);
        run.groups = places[0] = marks = symbols = gap = 0;
        run.begins = true;
      }
    }
    index += length;
  }
  if (run.groups > 0) hand(true);
  spare = run;
}
