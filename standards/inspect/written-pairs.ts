import type { ControlledDocument, DocumentFinding } from '../types.ts';
import { inDocument, sameText, tableWith } from './markdown.ts';

const CHECK = 'escalation-plan';

/** Compares a table of two columns, in the first of `documents` that has one, with the required rows. Missing, extra and different rows are findings. */
export function writtenPairs(
  documents: readonly ControlledDocument[],
  [first, second]: readonly [string, string],
  must: readonly (readonly [string, string])[],
): readonly DocumentFinding[] {
  if (documents.length === 0 || must.length === 0) return [];
  const found = tableWith(documents, [first, second]);
  if (!found)
    return [
      inDocument(CHECK, documents[0]!, 1, `the document has no table of ${first}s. It needs the columns ${first}, ${second}.`),
    ];
  const { table, document } = found;
  return [
    ...must.flatMap(([name, value]) => {
      const row = table.rows.find(({ cells }) => sameText(cells[first] ?? '', name));
      if (!row) return [inDocument(CHECK, document, table.line, `the table has no row "${name}". Add it: ${value}.`)];
      const is = row.cells[second] ?? '';
      const message = `"${name}" is ${is || 'nothing'} here, but in escalation-plan.yaml it is ${value}. Correct whichever is wrong.`;
      return sameText(is, value) ? [] : [inDocument(CHECK, document, row.line, message)];
    }),
    ...table.rows
      .filter(({ cells }) => !must.some(([name]) => sameText(cells[first] ?? '', name)))
      .map(({ line, cells }) =>
        inDocument(
          CHECK,
          document,
          line,
          `"${cells[first]}" is no ${first} of escalation-plan.yaml. Add it there, or remove the row.`,
        ),
      ),
  ];
}
