/** A text of a table, in which JSON's escapes stand for what a reader could not see. */
export const written = (cell: string): string => JSON.parse(`"${cell.replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`) as string;

const WORDS = 'Café ½ £12 naïve – ward four waits and nobody gets past the first screen. ';

/** A text of exactly `length` characters, whose last word shows whether it was cut. */
export function filling(length: number): string {
  const last = 'the-end';
  const body = WORDS.repeat(Math.ceil(length / WORDS.length)).slice(0, Math.max(0, length - last.length - 1));
  return `${body} ${last}`.slice(-length);
}

/** Line ends, outer spaces and the form of combined characters are no difference to a reader. */
export const asRead = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .trim()
    .normalize('NFC');

/** How what was found differs from what was sent, in words; null: a reader sees no difference. */
export function differenceOf(sent: string, found: string | null | undefined): string | null {
  if (found === null || found === undefined) return 'it is not there';
  const [whole, read] = [Array.from(asRead(sent)), Array.from(asRead(found))];
  const place = whole.findIndex((character, i) => character !== read[i]);
  if (place === -1) return read.length === whole.length ? null : `it goes on after its end: ${shown(read, whole.length)}`;
  return place === read.length
    ? `it ends after ${read.length} of ${whole.length} characters`
    : `from character ${place + 1} of ${whole.length} on it reads ${shown(read, place)} instead of ${shown(whole, place)}`;
}

const shown = (text: readonly string[], from: number): string => JSON.stringify(text.slice(from, from + 20).join(''));
