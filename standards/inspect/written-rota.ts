import type { DocumentFinding, Standard } from '../types.ts';
import { approved, inDocument, inPolicy, sameText, tableWith } from './markdown.ts';

const CHECK = 'escalation-plan';
const COLUMNS = ['role on call', 'from', 'until', 'who'] as const;
type Turn = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** Compares the written rota with rota.yaml. Missing, extra and different turns are findings. */
export function writtenRota(standard: Standard): readonly DocumentFinding[] {
  const must = turnsOf(standard);
  const found = tableWith(approved(standard), COLUMNS);
  if (!found)
    return must.length === 0
      ? []
      : [
          inPolicy(
            CHECK,
            standard,
            'rota.yaml',
            /^rotas:/,
            `no approved document writes the rota out, so nobody can read who is on call. Write a table with the columns ${COLUMNS.join(', ')}.`,
          ),
        ];
  const { document, table } = found;
  const same = (cells: Readonly<Record<string, string>>, turn: Turn, columns: readonly (typeof COLUMNS)[number][] = COLUMNS) =>
    columns.every((column) => sameText(cells[column] ?? '', turn[column]));
  const rowsOf = (turn: Turn) => table.rows.filter(({ cells }) => same(cells, turn, ['role on call', 'from']));
  return [
    ...must.flatMap((turn) => {
      const [row, ...more] = rowsOf(turn);
      if (!row)
        return [
          inDocument(
            CHECK,
            document,
            table.line,
            `the table leaves out that ${turn.who} is ${turn['role on call']} from ${turn.from} until ${turn.until}. Add the row, or change rota.yaml.`,
          ),
        ];
      return [
        ...(['until', 'who'] as const)
          .filter((column) => !same(row.cells, turn, [column]))
          .map((column) =>
            inDocument(
              CHECK,
              document,
              row.line,
              `the ${turn['role on call']} from ${turn.from} has "${column}" ${row.cells[column] || 'nothing'} here, but in rota.yaml it is ${turn[column]}. Correct whichever is wrong.`,
            ),
          ),
        ...more.map(({ line }) => inDocument(CHECK, document, line, 'this turn has a second row. Remove one of them.')),
      ];
    }),
    ...table.rows
      .filter(({ cells }) => !must.some((turn) => same(cells, turn, ['role on call', 'from'])))
      .map(({ line, cells }) =>
        inDocument(
          CHECK,
          document,
          line,
          `rota.yaml has no turn of the ${cells['role on call'] || 'role'} that begins ${cells['from']}, so the desk calls somebody else then. Add it there, or remove the row.`,
        ),
      ),
  ];
}

/** The turns of every rota, in order: those of the week, then the exceptions. Times of the week read `Mon 08:00`, dates `2026-12-24 18:00`. */
function turnsOf({ rota, contacts }: Pick<Standard, 'rota' | 'contacts'>): readonly Turn[] {
  const title = (role: string) => contacts.find((each) => each.role === role)?.title ?? role;
  const name = (who: string) => rota.people.find(({ id }) => id === who)?.name ?? who;
  return rota.rotas.flatMap(({ role, week, exceptions = [] }) =>
    [...week, ...exceptions].map(({ from, to, who }) => ({
      'role on call': title(role),
      from: from.replace('T', ' '),
      until: to.replace('T', ' '),
      who: name(who),
    })),
  );
}
