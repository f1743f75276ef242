import MarkdownIt from 'markdown-it';
import type { ControlledDocument, DocumentCheckId, DocumentFinding, Standard } from '../types.ts';

export interface Row {
  /** Counted from 1, in the whole file. */
  readonly line: number;
  /** Cells by the lower-cased name of their column. */
  readonly cells: Readonly<Record<string, string>>;
}
export interface Table {
  readonly line: number;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export const linesOf = (document: ControlledDocument): readonly string[] => document.text.split(/\r?\n/);

const markdown = new MarkdownIt({ html: false, linkify: false });
const read = new WeakMap<ControlledDocument, readonly Table[]>();

/** The tables of a document, in order. Each document is parsed once, because every check reads its tables. */
export function tablesOf(document: ControlledDocument): readonly Table[] {
  const known = read.get(document);
  if (known) return known;
  const tables = parseTables(document.text);
  read.set(document, tables);
  return tables;
}

/** The cells of a row lie between `tr_open` and `tr_close`. The parser gives a line number for the table only. */
function parseTables(text: string): readonly Table[] {
  const tables: { line: number; columns: readonly string[]; rows: Row[] }[] = [];
  let cells: string[] = [];
  for (const { type, map, children } of markdown.parse(text, {})) {
    const table = tables.at(-1);
    if (type === 'table_open') tables.push({ line: map![0] + 1, columns: [], rows: [] });
    else if (type === 'tr_open') cells = [];
    else if (type === 'inline') cells.push(spaced(wordsOf(children)));
    else if (type === 'tr_close' && table) {
      if (table.columns.length === 0) table.columns = cells.map((name) => name.toLowerCase());
      else table.rows.push(rowOf(table, cells));
    }
  }
  return tables;
}

/** Each row takes one line; the first row follows the header and the line of dashes. */
const rowOf = ({ line, columns, rows }: Table, cells: readonly string[]): Row => ({
  line: line + 2 + rows.length,
  cells: Object.fromEntries(columns.map((name, c) => [name, cells[c] ?? ''])),
});

const wordsOf = (tokens: readonly { readonly type: string; readonly content: string }[] | null): string =>
  (tokens ?? []).map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content)).join('');

/** The first table that has all of `columns`, lower case, wherever it stands. */
export const tableWith = (documents: readonly ControlledDocument[], columns: readonly string[]) =>
  documents
    .flatMap((document) => tablesOf(document).map((table) => ({ document, table })))
    .find(({ table }) => columns.every((name) => table.columns.includes(name)));

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
/** Without marks of emphasis, and with single spaces. */
const plain = (text: string) => spaced(text.replace(/[*`]/g, ''));
export const sameText = (a: string, b: string): boolean => plain(a).toLowerCase() === plain(b).toLowerCase();

/** Matches `name` as whole words, in any case, broken over lines or not. */
export function namePattern(name: string): RegExp {
  const escaped = name
    .trim()
    .split(/\s+/)
    .map((word) => RegExp.escape(word));
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
}

export const inDocument = (
  check: DocumentCheckId,
  document: ControlledDocument,
  line: number,
  message: string,
): DocumentFinding => ({
  check,
  file: document.file,
  line,
  quote: linesOf(document)[line - 1]?.trim() ?? '',
  message,
});

/** A finding about a policy file, on the first line that holds `needle`. */
export function inPolicy(
  check: DocumentCheckId,
  standard: Standard,
  file: string,
  needle: string | RegExp,
  message: string,
): DocumentFinding {
  const lines = (standard.texts[file] ?? '').split(/\r?\n/);
  const at = Math.max(
    0,
    lines.findIndex((line) => (typeof needle === 'string' ? line.includes(needle) : needle.test(line))),
  );
  return { check, file, line: at + 1, quote: lines[at]?.trim() ?? '', message };
}

/** The documents in force. */
export const approved = (standard: Standard) => standard.documents.filter(({ status }) => status === 'approved');
