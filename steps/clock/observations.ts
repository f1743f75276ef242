import type { ClockReading } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';

export type Measure = ClockReading['measures'];

export async function clockReading(environment: ScenarioEnvironment, measure: Measure): Promise<ClockReading> {
  environment.need(`shows-${measure}`);
  const { reference, clocks } = await theIncident(environment);
  const clock = clocks.find(({ measures }) => measures === measure);
  assertShown(clock !== undefined, `${reference} was to have a ${measure} clock; it has none.`);
  return clock;
}
