import { encodedWordsIn } from './encoded-words.ts';
import { eachRun } from './groups.ts';
import { isInsideCode } from './inside-code.ts';
import { hasTenDigits } from './has-ten-digits.ts';
import { tagsIn } from './markup.ts';
import { isCalledBehind, saidIn, type Said, type SaidBefore } from './labels.ts';
import { eachCandidate, type Candidate } from './spellings.ts';

/** A part of a text, from the first code unit to the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface FindOptions {
  /** What stands before the text: the name of the field it is the value of. */
  readonly context?: string;
  /** Called once for each symbol that is read. */
  readonly step?: () => void;
}

export const REMOVED = '[NHS number removed]';

/** The table of standards/README.md, line by line. */
function isRemoved({ issued, written }: Candidate, said: Said): boolean {
  if (said === 'nhs-number') return true;
  if (written === 'inside') return false;
  if (issued) return written === 'separated' || written === 'three-three-four' || said === 'nothing';
  return written === 'three-three-four' && said === 'nothing';
}

/** What joins the items of a list. */
const LIST = String.raw`[\s\p{P}\p{S}]{0,6}(?:and|or)?[\s\p{P}\p{S}]{0,6}`;
const ONLY_LIST = new RegExp(`^${LIST}$`, 'iu');
const AFTER_REMOVED = new RegExp(String.raw`\[NHS number removed\]${LIST}$`, 'iu');
const LONGEST_LIST = 16;
const MOST_REMOVED = 50;
/** How much of the text before encoded words may call what they hold. */
const REACH = 160;

/** What the words before a number, and before those in the same list, call it. */
function saidOf(text: string, start: number, said: SaidBefore): Said {
  let first = start;
  for (let i = 0; i < MOST_REMOVED; i++) {
    const near = text.slice(Math.max(0, first - REMOVED.length - LONGEST_LIST), first);
    const removed = near.includes('removed]') ? AFTER_REMOVED.exec(near) : null;
    if (!removed) break;
    first -= removed[0].length;
  }
  const before = said(first);
  return first === start || before === 'nhs-number' ? before : 'nothing';
}

/** The number of somebody's telephone abroad, or here as those abroad write it: its run begins with a plus sign and the code of a country. */
const isAbroad = (text: string, { runStart, before }: Candidate) =>
  before > 0 && before <= 2 && text[runStart - 1] === '+' && !/[\p{L}\p{N}=&]/u.test(text[runStart - 2] ?? '');

/**
 * Spans that do not touch, of spans in order that may: beside each other two numbers hold a third by chance. That one goes with them, and where
 * more would be left of it than what stands between them, they become one.
 */
function apart(text: string) {
  const chosen: { start: number; end: number }[] = [];
  /** The end of the last one that begins within the last chosen. */
  let over = -1;
  const settle = (until: number) => {
    const last = chosen.at(-1);
    if (last && over > last.end && /\p{N}/u.test(text.slice(last.end, Math.min(over, until)))) last.end = over;
    over = -1;
  };
  return {
    add(start: number, end: number) {
      const last = chosen.at(-1);
      if (last && start < last.end) {
        over = Math.max(over, end);
        return;
      }
      settle(start);
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else chosen.push({ start, end });
    },
    all(): readonly Span[] {
      settle(text.length);
      return chosen;
    },
  };
}

/**
 * Where `text` holds a patient's NHS number, in any spelling: valid by its check digit, and called one, or written or issued like one and not
 * called anything else. Spans are of `text` as it is, in order, and do not touch. Linear in the length of the text.
 */
export function findNhsNumbers(text: string, options: FindOptions = {}): readonly Span[] {
  const found = findWritten(text, options);
  const words = encodedWordsIn(text).filter(
    ({ start, text: read }) =>
      findWritten(read, { context: (options.context ?? '') + text.slice(Math.max(0, start - REACH), start) }).length > 0,
  );
  return words.length === 0 ? found : together([...found, ...words]);
}

/** Spans in order; those that touch are one. */
function together(spans: readonly Span[]): readonly Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Those that need no decoding of encoded words. */
function findWritten(text: string, { context = '', step }: FindOptions): readonly Span[] {
  if (!hasTenDigits(text)) return [];
  const hits = apart(text);
  const said = saidIn(text, context);
  /** Where the last number ends that was called an NHS number. */
  let named = -1;
  const isListed = (start: number) => named >= 0 && start - named <= LONGEST_LIST;
  const take = (candidate: Candidate) => {
    const { start, end, unlabelled } = candidate;
    const called =
      (isListed(start) && ONLY_LIST.test(text.slice(named, start))) || isCalledBehind(text, end)
        ? 'nhs-number'
        : unlabelled
          ? 'nothing'
          : saidOf(text, start, said);
    const abroad = called !== 'nhs-number' && isAbroad(text, candidate);
    if (abroad || !isRemoved(candidate, called) || isInsideCode(text, start, end)) return;
    if (called === 'nhs-number') named = end;
    hits.add(start, end);
  };
  eachRun(text, (run) => eachCandidate(run, isListed, take), step);
  return hits.all();
}

/** `text` with `instead` in the place of each number, and nothing else changed. */
export function withoutNhsNumbers(
  text: string,
  instead: string = REMOVED,
  options: FindOptions = {},
): { readonly text: string; readonly count: number } {
  const found = findNhsNumbers(text, options);
  if (found.length === 0) return { text, count: 0 };
  const kept = found.map(({ start, end }, i) => text.slice(found[i - 1]?.end ?? 0, start) + instead + tagsIn(text, start, end));
  return { text: kept.join('') + text.slice(found.at(-1)!.end), count: found.length };
}
