import { UsageError } from '../../kernel/index.ts';

/** A content line of an iCalendar stream, unfolded. `line` is the number of its first line in the file, from 1. */
export interface Line {
  readonly line: number;
  /** In capitals. */
  readonly name: string;
  /** By name in capitals; the first value where a parameter has several. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Throws a `UsageError` that names the file, the line and the property, and says what to do. */
export type Refuse = (line: number, what: string, message: string) => never;

export const refusing =
  (file: string): Refuse =>
  (line, what, message) => {
    throw new UsageError(`${file}:${line}  ${what}  ${message}`);
  };

/** A feed of every holiday of every country for a century is shorter. */
export const MOST_BYTES = 4_000_000;
const MOST_LINES = 200_000;

/**
 * The content lines of a file. A line that begins with a space or a tab continues the one before (RFC 5545, 3.1). Lines are joined as
 * bytes and decoded afterwards, because a fold may stand between two bytes of one character. Takes CRLF, LF and CR, with or without a
 * byte-order mark. One pass, however the text is folded.
 */
export function readLines(content: string | Uint8Array, refuse: Refuse): readonly Line[] {
  const bytes = Buffer.from(content as Uint8Array);
  if (bytes.length > MOST_BYTES)
    refuse(1, 'file', `It is longer than ${MOST_BYTES} bytes. Import fewer years, or split the file.`);
  const text = bytes.toString('latin1');
  if (/^(?:\xff\xfe|\xfe\xff)/.test(text)) refuse(1, 'file', 'It is UTF-16. Save it as UTF-8.');
  const unfolded: { line: number; parts: string[] }[] = [];
  for (const [i, raw] of text
    .replace(/^\xef\xbb\xbf/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (i >= MOST_LINES) refuse(i + 1, 'file', `It has more than ${MOST_LINES} lines. Split it.`);
    const before = unfolded.at(-1);
    if (raw.startsWith(' ') || raw.startsWith('\t')) {
      if (!before) refuse(i + 1, 'file', 'The first line begins with a space, as if it continued another. Remove the space.');
      before?.parts.push(raw.slice(1));
    } else if (raw !== '') unfolded.push({ line: i + 1, parts: [raw] });
  }
  return unfolded.map(({ line, parts }) => contentLine(line, decoded(parts.join(''), line, refuse), refuse));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 is what a calendar is in unless its transport says otherwise (RFC 5545, 3.1.4); a file has no transport. */
function decoded(latin1: string, line: number, refuse: Refuse): string {
  if (/^[\u0000-\u007f]*$/.test(latin1)) return latin1;
  try {
    return utf8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return refuse(line, 'file', 'This line is not UTF-8. Save the file as UTF-8.');
  }
}

/** `NAME;PARAM=value;PARAM="quoted: value":the value`. No regular expression: one would take quadratic time on a hostile line. */
function contentLine(line: number, text: string, refuse: Refuse): Line {
  const colon = unquoted(text, ':', 0);
  if (colon < 0) refuse(line, shown(text), 'This is not a line of iCalendar: it has no ":". Export the calendar again.');
  const [name = '', ...given] = splitAt(text.slice(0, colon), ';');
  if (!/^[A-Za-z0-9-]{1,60}$/.test(name))
    refuse(line, shown(name), 'This is not the name of a property. Export the calendar again.');
  const params = new Map<string, string>();
  for (const param of given) {
    const equals = param.indexOf('=');
    if (equals < 1) refuse(line, shown(param), 'This is not a parameter. Write NAME=value.');
    const key = param.slice(0, equals).toUpperCase();
    if (params.has(key)) refuse(line, shown(name), `The parameter ${shown(key)} is given twice. Keep one.`);
    const [first = ''] = splitAt(param.slice(equals + 1), ',');
    params.set(key, first.replace(/^"|"$/g, ''));
  }
  // No value means anything by a space before or after it, and texts are shown without them.
  return { line, name: name.toUpperCase(), params, value: text.slice(colon + 1).trim() };
}

function unquoted(text: string, wanted: string, from: number): number {
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text[i] === wanted) return i;
  }
  return -1;
}

function splitAt(text: string, mark: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = unquoted(text, mark, 0); at >= 0; at = unquoted(text, mark, from)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

/** Text of the file as part of a message: short, on one line, without characters that a terminal obeys. */
export const shown = (text: string): string => {
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
};
