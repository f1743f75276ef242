import type { DataTable } from '@cucumber/cucumber';
import type { Level, Severity } from '../../standards/index.ts';
import { assertShown } from '../expectation.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { reportOf } from './contacts.ts';

const LEVELS: readonly Level[] = ['1', '2', '3', '4', '5'];
const CELLS = LEVELS.flatMap((impact) => LEVELS.map((urgency) => ({ impact, urgency })));
type Found = Map<string, Severity>;

/** One call for each cell of the table. */
export async function callsForEachCell(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const found: Found = new Map();
  for (const { impact, urgency } of CELLS) {
    const contact = reportOf(
      environment,
      environment.standard.organisations[0]!,
      environment.standard.services[0]!,
      `Impact ${impact}, urgency ${urgency}`,
    );
    const call = await environment.telephone.call(contact.caller.telephone!);
    const { severity, reference } = await analyst.logCall(call.id, { ...contact, impact, urgency });
    found.set(`${impact}/${urgency}`, severity);
    // What each call sets off is over before the next one rings: the calls out come in the order of the calls in.
    await environment.settle();
    if (environment.state.references.length === 0) environment.state.references.push(reference);
  }
  environment.state.severities = found;
}

/** One incident through every cell, from the last to the first, so that each severity must replace another. */
export async function everyCellInTurn(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const reference = environment.state.reference;
  const found: Found = new Map();
  for (const { impact, urgency } of [...CELLS].reverse()) {
    const before = await analyst.incident(reference);
    if (before.impact !== impact || before.urgency !== urgency)
      await analyst.reclassify(reference, { impact, urgency, reason: `as seen at ${impact}/${urgency}` });
    found.set(`${impact}/${urgency}`, (await analyst.incident(reference)).severity);
    await environment.settle();
  }
  environment.state.severities = found;
}

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
