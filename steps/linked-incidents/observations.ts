import type { IncidentView } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { Nth } from '../parameter-types.ts';
import { HarnessFault } from '../environment/harness-fault.ts';

export function referenceOf({ state }: ScenarioEnvironment, nth: Nth): string {
  const reference = state.references[nth - 1];
  if (reference === undefined)
    throw new HarnessFault(`The scenario refers to incident ${nth}, but has reported only ${state.references.length}.`, {
      owner: 'scenario',
    });
  return reference;
}

export const incidentAt = async (environment: ScenarioEnvironment, nth: Nth): Promise<IncidentView> =>
  (await environment.as('assessor')).incident(referenceOf(environment, nth));
