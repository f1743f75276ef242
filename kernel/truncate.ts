/** Limits a text to `most` characters. A truncated text ends with its original length, so that nobody takes it for the whole. A surrogate pair is never split. */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return text;
  const says = ` [cut here; ${text.length} characters came]`;
  return `${text.slice(0, most - says.length).replace(/[\uD800-\uDBFF]$/, '')}${says}`;
}
