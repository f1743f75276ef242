/** Words shorter than this are left alone: a slip in one of them makes another word. */
const LONG = 5;

/** The text with one slip of the fingers in its longest words' midst: a letter left out, doubled, or changed places with the next. */
export function mistyped(text: string, draw: (what: string) => number): string {
  const words = text.split(' ');
  const long = words.flatMap((word, i) => (word.replace(/[^\p{L}]/gu, '').length >= LONG ? [i] : []));
  if (long.length === 0) return text;
  const at = long[Math.floor(draw('word') * long.length)]!;
  return words.map((word, i) => (i === at ? slipped(word, draw) : word)).join(' ');
}

function slipped(word: string, draw: (what: string) => number): string {
  const at = 1 + Math.floor(draw('letter') * (word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
  const kind = draw('kind');
  if (kind < 1 / 3) return `${before}${next}${after}`;
  if (kind < 2 / 3) return `${before}${letter}${letter}${next}${after}`;
  return `${before}${next}${letter}${after}`;
}
