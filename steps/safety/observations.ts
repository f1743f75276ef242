import type { BreachRecord, Reading, SafetyRecord } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { theIncident } from '../incidents/observations.ts';

/** What the scenario's incident says of possible harm. */
export async function safetyRecord(environment: ScenarioEnvironment): Promise<SafetyRecord> {
  const { reference } = await theIncident(environment);
  return (await environment.as('assessor')).safety.record(reference);
}
export async function breachRecord(environment: ScenarioEnvironment): Promise<BreachRecord | null> {
  const { reference } = await theIncident(environment);
  return (await environment.as('assessor')).safety.breach(reference);
}
export async function readings(environment: ScenarioEnvironment): Promise<readonly Reading[]> {
  const { reference } = await theIncident(environment);
  return (await environment.as('information-governance')).safety.readings(reference);
}

const tried = new WeakMap<ScenarioEnvironment, Map<string, number | null>>();
/** The risk that the desk found for each `likelihood/severity`. */
export const risksTried = (environment: ScenarioEnvironment): Map<string, number | null> =>
  tried.getOrInsertComputed(environment, () => new Map());

export const reviewOf = ({ state }: ScenarioEnvironment): string => state.review;
