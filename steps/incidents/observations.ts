import type { IncidentSummary, IncidentView } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';

/** The scenario's incident as it is now, read by the assessor, who may read everything and change nothing. */
export async function theIncident(environment: ScenarioEnvironment): Promise<IncidentView> {
  const reference = environment.state.references.at(-1) ?? (await newest(environment)).reference;
  return (await environment.as('assessor')).incident(reference);
}

async function newest(environment: ScenarioEnvironment): Promise<IncidentSummary> {
  const held = await environment.desk.everything();
  const last = held.toSorted((a, b) => opened(a) - opened(b) || inOrder(a.reference, b.reference)).at(-1);
  assertShown(last !== undefined, 'The desk was to hold a record of the contact; it holds none.');
  return last;
}

const opened = ({ openedAt }: IncidentSummary) => Temporal.Instant.from(openedAt).epochMilliseconds;
/** Numbers in references by their value: #9 comes before #10. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

/** The incident's events of one type, in order. */
export async function eventsOf(environment: ScenarioEnvironment, type: string): Promise<IncidentView['timeline']> {
  return (await theIncident(environment)).timeline.filter((event) => event.type === type);
}
