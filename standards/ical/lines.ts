import { UsageError } from '../../kernel/index.ts';

/** A content line of an iCalendar stream, unfolded. `line` is where it begins, from 1. */
export interface Line {
  readonly line: number;
  /** In capitals. */
  readonly name: string;
  /** By name in capitals; the first value where a parameter has several. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Where in which file: every refusal says it. */
export type Refuse = (line: number, what: string, message: string) => never;

export const refusing =
  (file: string): Refuse =>
  (line, what, message) => {
    throw new UsageError(`${file}:${line}  ${what}  ${message}`);
  };

/** A feed of every holiday of every country of a century is shorter. */
export const MOST_CHARACTERS = 4_000_000;
const MOST_LINES = 200_000;

/** Lines that begin with a space or a tab go on with the one before (RFC 5545, 3.1). One pass over the text, however it is folded. */
export function readLines(text: string, refuse: Refuse): readonly Line[] {
  if (text.length > MOST_CHARACTERS)
    refuse(1, 'file', `It is longer than ${MOST_CHARACTERS} characters. Import the years that are needed, or split it.`);
  const unfolded: { line: number; parts: string[] }[] = [];
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (i >= MOST_LINES) refuse(i + 1, 'file', `It has more than ${MOST_LINES} lines. Split it.`);
    const before = unfolded.at(-1);
    if (raw.startsWith(' ') || raw.startsWith('\t')) {
      if (!before) refuse(i + 1, 'file', 'The first line goes on with one that is not there. Remove its leading space.');
      before?.parts.push(raw.slice(1));
    } else if (raw !== '') unfolded.push({ line: i + 1, parts: [raw] });
  }
  return unfolded.map(({ line, parts }) => contentLine(line, parts.join(''), refuse));
}

/** `NAME;PARAM=value;PARAM="quoted: value":the value`. Read by hand: a pattern for it would be slow on lines made to be. */
function contentLine(line: number, text: string, refuse: Refuse): Line {
  const colon = unquoted(text, ':', 0);
  if (colon < 0) refuse(line, shown(text), 'This is not a line of iCalendar: it has no ":". Export the calendar again.');
  const [name = '', ...params] = splitAt(text.slice(0, colon), ';');
  if (!/^[A-Za-z0-9-]{1,60}$/.test(name))
    refuse(line, shown(name), 'This is not the name of a property. Export the calendar again.');
  return {
    line,
    name: name.toUpperCase(),
    params: new Map(
      params.map((param) => {
        const equals = param.indexOf('=');
        if (equals < 1) refuse(line, shown(param), 'This is not a parameter: write NAME=value.');
        const [first = ''] = splitAt(param.slice(equals + 1), ',');
        return [param.slice(0, equals).toUpperCase(), first.replace(/^"|"$/g, '')];
      }),
    ),
    value: text.slice(colon + 1),
  };
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

/** Text of a file in a message or a comment: short, on one line, and without characters that a terminal would obey. */
export const shown = (text: string): string => {
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
};
