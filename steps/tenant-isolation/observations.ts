import type { Organisation } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { list } from '../expectation.ts';
import { inWords } from '../time/moments.ts';
import { HarnessFault } from '../environment/harness-fault.ts';

export const requesterOf = async (environment: ScenarioEnvironment, { id }: Organisation) => environment.as('requester', id);

export const incidentOf = async (environment: ScenarioEnvironment, { id }: Organisation) => {
  const found = (await environment.desk.everything()).find(({ organisation }) => organisation === id);
  if (!found) throw new HarnessFault(`The scenario has not given ${id} an incident.`, { owner: 'scenario' });
  return found;
};

export const figures = async (environment: ScenarioEnvironment, organisation: Organisation) => {
  for (const part of ['shows-response', 'shows-resolution'] as const) environment.need(part);
  const requester = await requesterOf(environment, organisation);
  const { reference } = await incidentOf(environment, organisation);
  const { clocks } = await requester.incident(reference);
  const { open, total } = await requester.counts();
  return `${open} open of ${total}, ${list(clocks.map(({ measures, due }) => `the ${measures} due ${due === null ? 'never' : `at ${inWords(Temporal.Instant.from(due))}`}`))}`;
};
