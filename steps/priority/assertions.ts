import type { DataTable } from '@cucumber/cucumber';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { CELLS } from './cells.ts';

/** Names every wrong cell: a wrong row has another cause than a wrong cell. */
export function expectTable({ state, derived }: ScenarioEnvironment, table: DataTable): void {
  derived('severity');
  const [[, ...urgencies] = [], ...rows] = table.raw();
  const found = state.severities;
  const wanted = rows.flatMap(([impact, ...cells]) =>
    cells.map((severity, place) => ({ cell: `${impact}/${urgencies[place]}`, severity })),
  );
  const wrong = wanted.filter(({ cell, severity }) => found.get(cell) !== severity);
  assertShown(
    wanted.length === CELLS.length,
    `The table of the scenario was to have ${CELLS.length} cells; it has ${wanted.length}.`,
  );
  assertShown(
    wrong.length === 0,
    () =>
      `${wanted.length} cells were to be as published; ${wrong.length} are not: ${wrong.map(({ cell, severity }) => `impact/urgency ${cell} gives ${found.get(cell) ?? 'nothing'} instead of ${severity}`).join(', ')}.`,
  );
}
