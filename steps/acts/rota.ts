import type { Stage } from '../stage/index.ts';

/** From today until the same day of next year, as the assessor is shown it. */
export async function readsRotaOfTheYear(stage: Stage): Promise<void> {
  stage.need('rota');
  const from = stage.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate();
  const until = from.add({ years: 1 });
  const turns = await (await stage.as('assessor')).rota(String(from), String(until));
  stage.memory.noted.set('rota', { from, until, turns });
  await stage.keep({
    kind: 'document',
    title: `The rota from ${from} until ${until}, as the desk has it`,
    mediaType: 'application/json',
    content: `${JSON.stringify(turns, null, 2)}\n`,
  });
}
