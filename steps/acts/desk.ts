import { DeskRefusal } from '../../adapters/desk-under-test.ts';
import type { DeskSession, IncidentView } from '../../adapters/desk-under-test.ts';
import { show } from '../expect/shown.ts';
import { theIncident } from '../expect/records.ts';
import type { Stage } from '../stage/index.ts';

/** What one of the desk's people does with the scenario's incident. */
export async function byAnalyst(
  stage: Stage,
  act: (analyst: DeskSession, reference: string, incident: IncidentView) => Promise<unknown>,
): Promise<void> {
  const incident = await theIncident(stage);
  if (!stage.memory.references.includes(incident.reference)) stage.memory.references.push(incident.reference);
  await act(await stage.as('analyst'), incident.reference, incident);
}

/** Notes the desk's refusal; anything else that goes wrong stays wrong. */
export async function attempt(stage: Stage, act: () => Promise<unknown>): Promise<DeskRefusal | null> {
  delete stage.memory.refusal;
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error;
    stage.memory.refusal = error;
    return error;
  }
}

export function expectRefused({ memory }: Stage, ...words: readonly string[]): void {
  const { refusal } = memory;
  show(refusal !== undefined, 'The desk was to refuse, and did it.');
  const missing = words.filter((word) => !refusal.message.includes(word));
  show(missing.length === 0, () => `The refusal was to name ${missing.join(' and ')}, and says: "${refusal.message}"`);
}

/** From the answer to the caller's word, with the clock moving as it would. */
export async function toTheClose(stage: Stage): Promise<void> {
  const minutes = (amount: number) => stage.clock.advance(Temporal.Duration.from({ minutes: amount }));
  await byAnalyst(stage, async (analyst, reference) => {
    await analyst.acknowledge(reference);
    await minutes(4);
    await analyst.respond(reference, 'We are looking into it.');
    await minutes(20);
    await analyst.resolve(reference, 'The connection was set up anew.');
    await minutes(10);
    await analyst.confirm(reference);
    await stage.quiet();
    await analyst.close(reference);
  });
}
