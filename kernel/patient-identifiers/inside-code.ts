const REACH = 80;

/** Kinds of characters, as bits. */
const [DIGIT_OR_HYPHEN, HEX_LETTER, LOWER, UPPER, BASE64] = [1, 2, 4, 8, 16] as const;
const HEX = DIGIT_OR_HYPHEN | HEX_LETTER;
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const bit = (pattern: RegExp, kind: number) => (pattern.test(character) ? kind : 0);
  return (
    bit(/[0-9-]/, DIGIT_OR_HYPHEN) |
    bit(/[A-Fa-f]/, HEX_LETTER) |
    bit(/[a-z]/, LOWER) |
    bit(/[A-Z]/, UPPER) |
    bit(/[A-Za-z0-9+/]/, BASE64)
  );
});
const kindAt = (text: string, index: number) => kinds[text.charCodeAt(index)] ?? 0;

/** Whether the run of characters of a kind around a span is so long, with some of each kind that is `needed`. No more is read than tells. */
function isInRun(text: string, start: number, end: number, of: number, longest: number, needed: number): boolean {
  let [from, to, together] = [start, end, 0];
  const tells = () => to - from >= longest && (together & needed) === needed;
  for (let kind = 0; !tells() && start - from < REACH && (kind = kindAt(text, from - 1)) & of; from--) together |= kind;
  for (let kind = 0; !tells() && to - end < REACH && (kind = kindAt(text, to)) & of; to++) together |= kind;
  return tells();
}

/**
 * Digests, ids and encoded bytes hold runs of ten digits by chance: about one SHA-256 in 800 holds a valid number in the
 * issued range, which in a rehearsal of some hundred files would spoil a digest every other day.
 */
export function isInsideCode(text: string, start: number, end: number): boolean {
  const touched = kindAt(text, start - 1) | kindAt(text, end);
  // What stands on its own is no part of a code.
  if ((touched & (HEX | BASE64)) === 0) return false;
  for (let i = start; i < end; i++) if (!(kindAt(text, i) & DIGIT_OR_HYPHEN)) return false;
  if (isInRun(text, start, end, HEX, 32, HEX_LETTER)) return true;
  return (touched & (LOWER | UPPER)) > 0 && isInRun(text, start, end, BASE64, 40, UPPER | LOWER);
}
