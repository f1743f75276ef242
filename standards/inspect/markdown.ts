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

/** The pipe tables of a document, in order. */
export function tablesOf(document: ControlledDocument): readonly Table[] {
  const lines = linesOf(document);
  return lines.flatMap((text, i) => {
    if (!isRow(text) || !/^\s*\|[\s|:-]+\|\s*$/.test(lines[i + 1] ?? '')) return [];
    const columns = cellsOf(text).map((name) => name.toLowerCase());
    const rest = lines.slice(i + 2);
    const length = rest.findIndex((line) => !isRow(line));
    const rows = rest.slice(0, length < 0 ? rest.length : length).map((line, n) => {
      const cells = cellsOf(line);
      return { line: i + 3 + n, cells: Object.fromEntries(columns.map((name, c) => [name, cells[c] ?? ''])) };
    });
    return [{ line: i + 1, columns, rows }];
  });
}

/** The first table that has all of `columns`, lower case, wherever it stands. */
export const tableWith = (documents: readonly ControlledDocument[], columns: readonly string[]) =>
  documents
    .flatMap((document) => tablesOf(document).map((table) => ({ document, table })))
    .find(({ table }) => columns.every((name) => table.columns.includes(name)));

const isRow = (line: string) => /^\s*\|.*\|\s*$/.test(line);
const cellsOf = (line: string) => line.trim().slice(1, -1).split('|').map(plain);

/** Cell text without emphasis, and with single spaces. */
export const plain = (text: string): string => text.replace(/[*`]/g, '').replace(/\s+/g, ' ').trim();
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

/** What staff are to follow. */
export const approved = (standard: Standard) => standard.documents.filter(({ status }) => status === 'approved');
