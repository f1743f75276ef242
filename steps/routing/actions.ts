import type { Organisation, Severity } from '../../standards/index.ts';
import { telephonedIn } from '../contacts/actions.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { completeData } from '../hand-off/data.ts';
import { attempt } from '../incidents/actions.ts';

/** One call a minute: for every national application, and for one service that the desk's own teams resolve. */
export async function telephoneForEachService(
  environment: ScenarioEnvironment,
  severity: Severity,
  organisation: Organisation,
): Promise<void> {
  const { services } = environment.standard;
  const local = services.find(({ national }) => !national);
  for (const service of [...services.filter(({ national }) => national), ...(local ? [local] : [])]) {
    await telephonedIn(environment, severity, service, organisation);
    await environment.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  }
}

/** Tries to hand off every incident. The desk refuses those it has to keep. */
export async function handOffEach(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  for (const reference of environment.state.references) {
    const incident = await analyst.incident(reference);
    await attempt(environment, async () => analyst.handOff(reference, completeData(environment, incident)));
    await environment.settle();
  }
}

export async function handOffInSameWords(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const data = completeData(environment, await analyst.incident(environment.state.references[0]!));
  for (const reference of environment.state.references) {
    await analyst.handOff(reference, data);
    await environment.settle();
  }
}
