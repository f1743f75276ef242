import type { IncidentSummary, IncidentView } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';

/** The scenario's incident as it is now, read by the assessor, who may read everything and change nothing. */
export async function theIncident(environment: ScenarioEnvironment): Promise<IncidentView> {
  const reference = environment.state.references.at(-1) ?? (await newest(environment)).reference;
  return (await environment.as('assessor')).incident(reference);
}

async function newest(environment: ScenarioEnvironment): Promise<IncidentSummary> {
  const [first] = [...(await environment.desk.everything())].sort((a, b) => (a.reference < b.reference ? 1 : -1));
  assertShown(first !== undefined, 'The desk was to hold a record of the contact; it holds none.');
  return first;
}

/** The incident's events of one type, in order. */
export async function eventsOf(environment: ScenarioEnvironment, type: string): Promise<IncidentView['timeline']> {
  return (await theIncident(environment)).timeline.filter((event) => event.type === type);
}
