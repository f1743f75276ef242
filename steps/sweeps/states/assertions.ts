import type { DataTable } from '@cucumber/cucumber';
import type { Severity } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import { STATES } from './in-state.ts';
import type { Standing, VerbTried } from './tried.ts';
import { VERBS } from './verbs.ts';

/** What a cell says is done: `null` for a refusal as `wrong-state`. */
const CELLS: Readonly<Record<string, string>> = {
  yes: 'be done',
  again: 'be accepted and change nothing, because it is so already',
  no: 'be refused as "wrong-state"',
  ask: 'be refused as "not-confirmed"',
};

/** What the plan's own declaration of major incidents makes of a cell "severity". */
function bySeverity({ standard }: ScenarioEnvironment, severity: Severity): string {
  const declared = standard.escalation.majorIncident?.declared[severity];
  return declared === undefined ? 'no' : { 'at-once': 'again', 'by-hand': 'yes' }[declared];
}

function cellOf(environment: ScenarioEnvironment, text: string, severity: Severity): string {
  const cell = text === 'severity' ? bySeverity(environment, severity) : text;
  if (!(cell in CELLS)) throw new HarnessFault(`"${text}" is not a cell. Write ${Object.keys(CELLS).join(', ')} or severity.`);
  return cell;
}

function foundIn({ refusal, recorded, before, after }: VerbTried): { readonly cell: string; readonly says: string } {
  const changed = recorded.length > 0 || JSON.stringify(before) !== JSON.stringify(after);
  if (refusal === null)
    return changed
      ? { cell: 'yes', says: `it was done (${list(recorded)})` }
      : { cell: 'again', says: 'it was accepted and changed nothing' };
  if (changed) return { cell: '', says: `it was refused as "${refusal}" and recorded ${list(recorded)} all the same` };
  const cell = { 'wrong-state': 'no', 'not-confirmed': 'ask' }[refusal] ?? '';
  return { cell, says: `it was refused as "${refusal}"` };
}

/** A row for each verb in each state; the table has a line for each verb and a column for each state. */
export async function expectAllowed(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const [head = [], ...lines] = table.raw();
  mustName('state', head.slice(1), Object.keys(STATES));
  mustName(
    'verb',
    lines.map(([verb = '']) => verb),
    Object.keys(VERBS),
  );
  const tried = environment.state.verbsTried;
  const rows = lines.flatMap(([verb = '', ...cells]) => cells.map((cell, place) => ({ verb, cell, state: head[place + 1]! })));
  await judgeRows(environment, rows, {
    sentence: ({ verb, state, cell }) => `${state}: ${verb} (${cell})`,
    check: ({ verb, state, cell }) =>
      tried
        .filter((one) => one.verb === verb && one.state === state)
        .forEach((one) => {
          const [wanted, found] = [cellOf(environment, cell, one.severity), foundIn(one)];
          assertShown(
            wanted === found.cell,
            () => `severity ${one.severity}, ${one.reference}: to "${verb}" was to ${CELLS[wanted]!}; ${found.says}`,
          );
        }),
  });
}

function mustName(what: string, named: readonly string[], known: readonly string[]): void {
  const wrong = [...known.filter((one) => !named.includes(one)), ...named.filter((one) => !known.includes(one))];
  if (wrong.length) throw new HarnessFault(`The table must name each ${what} once. Missing, or not known: ${list(wrong)}.`);
}

const PARTS = ['state', 'response', 'resolution'] as const satisfies readonly (keyof Standing)[];

/** "paused if running", "open unless with-supplier": the value afterwards. An empty cell leaves it as it was. */
function afterwards(cell: string, before: string): string {
  if (cell === '') return before;
  const [, then = '', when, value] = /^([\w-]+)(?: (if|unless) ([\w-]+))?$/.exec(cell) ?? [];
  return when === undefined || (when === 'if') === (value === before) ? then : before;
}

/** What each verb that was done made of the state and of the two clocks; verbs that the table does not name leave all three alone. */
export async function expectEffects(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const lines = new Map(table.hashes().map((line) => [line['verb']!, line]));
  const unknown = [...lines.keys()].filter((verb) => !(verb in VERBS));
  if (unknown.length) throw new HarnessFault(`The table names ${list(unknown)}, which is no verb.`);
  const done = environment.state.verbsTried.filter(({ refusal }) => refusal === null);
  await judgeRows(environment, Object.keys(VERBS), {
    sentence: (verb) => `after "${verb}"`,
    check: (verb) =>
      done
        .filter((one) => one.verb === verb)
        .forEach(({ state, severity, reference, before, after }) =>
          PARTS.forEach((part) => {
            const wanted = afterwards(lines.get(verb)?.[part] ?? '', before[part]);
            const what = part === 'state' ? '' : `the ${part} clock of `;
            assertShown(
              after[part] === wanted,
              `severity ${severity}, ${state}: ${what}${reference} was ${before[part]} and was to be ${wanted}; it is ${after[part]}`,
            );
          }),
        ),
  });
}
