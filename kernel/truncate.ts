/** A text of at most `most` characters. One that is longer ends with how much came, so that nobody takes the part for the whole; no letter is cut in two. */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return text;
  const says = ` [cut here; ${text.length} characters came]`;
  return `${text.slice(0, most - says.length).replace(/[\uD800-\uDBFF]$/, '')}${says}`;
}
