import type { Organisation } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt } from '../incidents/actions.ts';
import { labelsOf, READERS } from './readers.ts';

export async function openProcedures(environment: ScenarioEnvironment): Promise<void> {
  environment.state.offeredProcedures = await (await environment.as('analyst')).procedures();
}

export async function openByEach(environment: ScenarioEnvironment): Promise<void> {
  const lists = await Promise.all(READERS.map(async (role) => labelsOf(await (await environment.as(role)).procedures())));
  environment.state.procedureLists = lists;
}

/** Fetches the text from the desk's address, as the analyst's browser does. */
export async function openText(environment: ScenarioEnvironment): Promise<void> {
  environment.need('procedures');
  const { pages } = environment.desk.addresses;
  const { token } = await environment.as('analyst');
  const url = `${pages ?? ''}/api/procedures/${encodeURIComponent(environment.standard.escalation.document)}`;
  const answer = await environment.clock.track(fetch(url, { headers: { authorization: `Bearer ${token}` } }));
  environment.state.procedureText = await answer.text();
}

export async function tryProcedures(environment: ScenarioEnvironment, { id }: Organisation): Promise<void> {
  const requester = await environment.as('requester', id);
  await attempt(environment, async () => requester.procedures());
}
