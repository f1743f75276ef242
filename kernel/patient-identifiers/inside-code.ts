const HEX = /[0-9a-f-]/i;
const BASE64 = /[A-Za-z0-9+/]/;
const REACH = 80;

function run(text: string, start: number, end: number, of: RegExp): string {
  let [from, to] = [start, end];
  while (from > 0 && start - from < REACH && of.test(text[from - 1]!)) from--;
  while (to < text.length && to - end < REACH && of.test(text[to]!)) to++;
  return text.slice(from, to);
}

/**
 * Digests, ids and encoded bytes hold runs of ten digits by chance: about one SHA-256 in 800 holds a valid number in the
 * issued range, which in a rehearsal of some hundred files would spoil a digest every other day.
 */
export function isInsideCode(text: string, start: number, end: number): boolean {
  if (!/^[0-9-]+$/.test(text.slice(start, end))) return false;
  const hex = run(text, start, end, HEX);
  if (hex.length >= 32 && /[a-f]/i.test(hex)) return true;
  const touchesLetter = /[A-Za-z]/.test(text[start - 1] ?? '') || /[A-Za-z]/.test(text[end] ?? '');
  if (!touchesLetter) return false;
  const base64 = run(text, start, end, BASE64);
  return base64.length >= 40 && /[A-Z]/.test(base64) && /[a-z]/.test(base64);
}
