import type { DataTable } from '@cucumber/cucumber';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import type { Came, ComingRow } from './came.ts';
import { COMINGS, FIRST, type Before } from './comings.ts';

const rowOf = (line: Readonly<Record<string, string>>): ComingRow => ({
  what: line['what comes'] ?? '',
  answered: line['answered'] ?? '',
  opened: Number(line['opened']),
  recorded: line['recorded'] ?? '',
  letters: Number(line['letters']),
});

/** Lets each line of the table come to the desk, a minute apart, and reads what it left there. */
export async function letCome(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const before: Before = {};
  const came: Came[] = [];
  for (const row of table.hashes().map(rowOf)) {
    const coming = COMINGS[row.what];
    if (!coming) throw new HarnessFault(`Nothing is called "${row.what}". Known: ${Object.keys(COMINGS).join('; ')}.`);
    await FIRST[row.what]?.(environment, before);
    await environment.clock.advance(Temporal.Duration.from({ minutes: 1 }));
    came.push(await oneComes(environment, row, before, async () => coming(environment, before)));
  }
  environment.state.came = came;
}

async function oneComes(
  environment: ScenarioEnvironment,
  row: ComingRow,
  before: Before,
  comes: () => Promise<string>,
): Promise<Came> {
  const then = await traces(environment, before.reference);
  const subject = before.reference;
  const answered = await comes();
  await environment.settle();
  const now = await traces(environment, before.reference);
  const opened = now.incidents - then.incidents;
  // A line that opens the incident it is about adds to what opening it recorded.
  const known = subject === before.reference ? then.events : now.events.slice(0, 1);
  return {
    ...{ row, answered, opened, letters: now.letters - then.letters },
    recorded: now.events.slice(known.length),
  };
}

async function traces(environment: ScenarioEnvironment, reference: string | undefined) {
  const incidents = await environment.desk.everything();
  const isHeld = incidents.some((one) => one.reference === reference);
  const incident = isHeld ? await (await environment.as('assessor')).incident(reference!) : null;
  return {
    incidents: incidents.length,
    events: incident?.timeline.map(({ type }) => type) ?? [],
    letters: environment.mail.delivered.length,
  };
}
