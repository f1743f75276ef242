import { firstOf } from './patient-identifiers/cut.ts';

/** Limits a text to `most` characters. A truncated text ends with its original length, so that nobody takes it for the whole. Neither a
 * surrogate pair nor a number is split. */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return text;
  const says = ` [cut here; ${text.length} characters came]`;
  return `${firstOf(text, most - says.length)}${says}`;
}
