import { findNhsNumbers } from '../../kernel/index.ts';

const CANDIDATE = /(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;
const HEX = /[0-9a-f-]/i;
const BASE64 = /[A-Za-z0-9+/]/;

function run(text: string, start: number, end: number, of: RegExp): string {
  let [from, to] = [start, end];
  while (from > 0 && start - from < 80 && of.test(text[from - 1]!)) from--;
  while (to < text.length && to - end < 80 && of.test(text[to]!)) to++;
  return text.slice(from, to);
}

/**
 * Digests, ids and encoded bytes hold runs of ten digits by chance: about one SHA-256 in 800 holds a valid number in the
 * issued range, which in a rehearsal of some hundred files would spoil a digest every other day.
 */
function isInsideCode(text: string, start: number, end: number): boolean {
  const hex = run(text, start, end, HEX);
  if (hex.length >= 32 && /[a-f]/i.test(hex)) return true;
  const touchesLetter = /[A-Za-z]/.test(text[start - 1] ?? '') || /[A-Za-z]/.test(text[end] ?? '');
  return touchesLetter && run(text, start, end, BASE64).length >= 40;
}

/** `telephoneNumber` reads as "telephone Number", so that a key says what its value is as a word in a sentence does. */
const words = (text: string) => text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ');

/** The finder of the kernel, reading names of keys as words and leaving digests and encoded bytes alone. `context` is what stands before `text`. */
export function nhsNumbersIn(text: string, context = ''): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (isInsideCode(text, start, end)) return [];
    const before = words((context + text.slice(Math.max(0, start - 60), start)).slice(-60));
    return findNhsNumbers(before + match[0]).some((found) => found.end === before.length + match[0].length)
      ? [{ start, end }]
      : [];
  });
}

export function withoutNhsNumbersIn(text: string, context = ''): { readonly text: string; readonly count: number } {
  let [left, count] = [text, 0];
  // A removed number leaves the words "NHS number" before whatever follows it, so look again until nothing is found.
  for (let found = nhsNumbersIn(left, context); found.length > 0; found = nhsNumbersIn(left, context)) {
    count += found.length;
    for (const { start, end } of found.toReversed()) left = `${left.slice(0, start)}[NHS number removed]${left.slice(end)}`;
  }
  return { text: left, count };
}
