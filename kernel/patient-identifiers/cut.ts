import { findNhsNumbers } from './find.ts';
import { beginsSaid, eachRun, type Run } from './groups.ts';

/** No gap between two groups of a number, and no part of one, is as long in any spelling that occurs. */
const REACH = 2000;
const MOST_OF_A_NUMBER = 9;
const LONGEST_WORD = 24;
const MORE = '\u200b0';

/** The text without digits at its end that may be the first ones of a number: the rest of it was cut off. */
export function withoutBrokenEnd(text: string): string {
  const from = Math.max(0, text.length - REACH);
  const window = text.slice(from);
  let end = window.length;
  // A run that goes on to the end also has a digit after it, apart from the last one, which may be an escape that a digit would change.
  const take = ({ groups, starts, ends, places }: Run) => {
    if (ends[groups - 1] !== window.length + MORE.length) return;
    const last = starts[groups - 1]! < window.length ? groups - 1 : groups - 2;
    const digits = places[groups]! - 1;
    for (let group = last; group >= 0 && digits - places[group]! <= MOST_OF_A_NUMBER; group--) end = starts[group]!;
  };
  eachRun(window + MORE, take, undefined, 1);
  if (end === window.length) return text;
  const wholeNumber = findNhsNumbers(window).at(-1)?.end ?? 0;
  return text.slice(0, from + Math.max(end, wholeNumber));
}

const WORD = new RegExp(`[\\p{L}\\p{N}]{1,${LONGEST_WORD}}$`, 'u');
const wordBefore = (text: string) => WORD.exec(text)?.[0] ?? '';

/** What the cut may divide: what stands between the digits of a number, or one of them, as it is spelled in pages, addresses, mail, JSON and logs. */
const BROKEN = [
  /<[^<>]{0,200}$/,
  /<[a-z][^<>]{0,100}(["'])[^"'<]{0,100}(?:\1[^<>]{0,100})?$/i,
  /<!--(?:(?!-->)[^]){0,200}$/,
  /&(?:amp;){0,3}[#\w]{0,20}$/,
  /(?:%(?:25){0,5}[0-9a-f]?|%u[0-9a-f]{0,3}|=[0-9a-f]?)$/i,
  /[%=](?:25){0,5}[c-f][0-9a-f](?:[%=](?:25){0,5}[0-9a-f]{0,2}){0,3}$/i,
  /(?:\u001b\[?[0-9;]{0,20}|\\{1,4}[ux]?\{?[0-9a-f]{0,8}(?:\[[0-9;]{0,20})?)$/i,
  // What stands between two digits may be several escapes: the bytes of one character, or two spaces.
  ...[1, 2, 3, 4].map((count) => new RegExp(String.raw`(?:\\{1,4}[ux]?\{?[0-9a-f]{1,8}\}?[ \t\n]?){${count}}\\{0,4}$`, 'i')),
];
/** The text without a word that is said between digits, or the beginning of one. */
function withoutSaid(text: string): string {
  const word = /(?<![\p{L}\p{N}])\p{L}{1,10}$/u.exec(text)?.[0] ?? '';
  return word !== '' && beginsSaid(word) ? text.slice(0, -word.length) : text;
}

/**
 * The first `most` code units of a text. A number that the cut would divide is left out: what is left of it would be no number any more, and
 * nothing would find it.
 */
export function firstOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const first = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const word = /^[\p{L}\p{N}]/u.test(text.slice(first.length)) ? wordBefore(first) : '';
  const whole = /\p{N}/u.test(word) ? first.slice(0, -word.length) : first;
  // Several of these may be what was divided: the shortest text that ends before the digits of a number is right for each.
  return [whole, withoutSaid(whole), ...BROKEN.map((pattern) => whole.replace(pattern, ''))]
    .map((readable) => ({ readable, left: withoutBrokenEnd(readable) }))
    .filter(({ readable, left }) => left.length < readable.length)
    .reduce((shortest, { left }) => (left.length < shortest.length ? left : shortest), whole);
}

/** The last `most` code units of a text, likewise. */
export function lastOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.slice(-most).replace(/^[\uDC00-\uDFFF]/, '');
  const begins = /^[^\p{L}]{0,64}/u.exec(last)![0];
  return /\p{N}/u.test(begins) ? last.slice(begins.length).trimStart() : last;
}
