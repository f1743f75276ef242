import { INVISIBLE, kindOf } from './characters.ts';
import { at, NONE, symbol, type Symbol } from './symbol.ts';

/** Ends before the next tag begins, so that no character is read for two of them. In quotes, ">" is part of a value. */
const TAG = /<[a-z/!?](?:[^<>"']{0,1000}|(?:[^<>"']|"[^"<]{0,1000}"|'[^'<]{0,1000}'){0,1000}|[^<>]{0,1000})>/iy;
const LONGEST = 1000;
const [CLOSING, EXCLAMATION] = [0x5d, 0x21];
const COMMENT = '<!--';
const COMMENT_END = '-->';
const CDATA = /<!\[CDATA\[|\]\]>/y;

/** Where the next comment of a text ends. Remembered, so that a text of comments that never end is searched once. */
let searched = { text: '', from: 0, end: -1 };
function commentEnd(text: string, index: number): number {
  const isKnown = searched.text === text && searched.from <= index && (searched.end < 0 || searched.end >= index);
  // The text itself is kept: with an equal one from elsewhere, each later comparison would read all of both.
  if (isKnown) searched.text = text;
  else searched = { text, from: index, end: text.indexOf(COMMENT_END, index) };
  return searched.end;
}

/** How many code units a tag, a comment or a mark of CDATA takes at a place; 0 where none begins. */
export function markupLength(text: string, index: number): number {
  if (text.charCodeAt(index) === CLOSING || text.charCodeAt(index + 1) === EXCLAMATION) {
    const mark = at(CDATA, text, index);
    if (mark) return mark[0].length;
  }
  if (text.startsWith(COMMENT, index)) {
    const end = commentEnd(text, index + 2);
    if (end >= 0 && end + COMMENT_END.length - index <= LONGEST) return end + COMMENT_END.length - index;
  }
  const length = at(TAG, text, index)?.[0].length ?? 0;
  return length <= LONGEST ? length : 0;
}

export function markup(text: string, index: number): Symbol {
  const length = markupLength(text, index);
  if (length === 0) return NONE;
  let digits = 0;
  for (let i = index; i < index + length; i++) if (kindOf(text.charCodeAt(i)) < 10) digits++;
  // What stands in the tag is read too: an address, an alternative text.
  return digits < 10 ? symbol(INVISIBLE, length) : NONE;
}

/** The tags within a number belong to the page around it. */
export function tagsIn(text: string, start: number, end: number): string {
  if (end - start < 12) return '';
  let tags = '';
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const length = code === 0x3c || code === 0x5d ? markupLength(text, i) : 0;
    tags += text.slice(i, i + length);
    if (length > 1) i += length - 1;
  }
  return tags;
}
