/** A cell: text, or a number that a spreadsheet may count with. */
export type Cell = string | number | null;

/** Begins a formula in a spreadsheet, or hides one (OWASP ASVS, CSV injection). */
const FORMULA = /^[=+\-@\t\r\0]/;

/**
 * A table as CSV (RFC 4180), with a byte-order mark, by which Excel knows UTF-8. Text that a spreadsheet would take for a formula gets an
 * apostrophe; a number never does, for it would no longer be one.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
