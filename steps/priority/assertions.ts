import type { DataTable } from '@cucumber/cucumber';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { CELLS } from './cells.ts';

/** Every wrong cell is named: one wrong row tells another story than one wrong cell. */
export function expectTable({ state }: ScenarioEnvironment, table: DataTable): void {
  const [[, ...urgencies] = [], ...rows] = table.raw();
  const found = state.severities;
  const wanted = rows.flatMap(([impact, ...cells]) =>
    cells.map((severity, place) => ({ cell: `${impact}/${urgencies[place]}`, severity })),
  );
  const wrong = wanted.filter(({ cell, severity }) => found.get(cell) !== severity);
  assertShown(wanted.length === CELLS.length, `The table of the scenario has ${wanted.length} cells, expected ${CELLS.length}.`);
  assertShown(
    wrong.length === 0,
    () =>
      `${wrong.length} of ${wanted.length} cells are wrong: ${wrong.map(({ cell, severity }) => `impact/urgency ${cell} gives ${found.get(cell) ?? 'nothing'}, expected ${severity}`).join('; ')}.`,
  );
}
