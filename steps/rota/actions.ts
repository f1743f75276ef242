import type { ScenarioEnvironment } from '../environment/index.ts';

/** Reads the rota for a year from today, as the assessor sees it. */
export async function readRotaOfYear(environment: ScenarioEnvironment): Promise<void> {
  environment.need('rota');
  const from = environment.clock.now().toZonedDateTimeISO(environment.standard.zone).toPlainDate();
  const until = from.add({ years: 1 });
  const turns = await (await environment.as('assessor')).rota(String(from), String(until));
  environment.state.rota = { from, until, turns };
  await environment.keep({
    kind: 'document',
    title: `The rota from ${from} until ${until}, as the desk has it`,
    mediaType: 'application/json',
    content: `${JSON.stringify(turns, null, 2)}\n`,
  });
}
