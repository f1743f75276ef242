import type { Role } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt } from '../incidents/actions.ts';
import { theIncident } from '../incidents/observations.ts';

/** Declares a major incident where the plan leaves that to the desk. */
const declareAs = (role: Role) => async (environment: ScenarioEnvironment, reason: string) => {
  environment.need('escalation');
  const { reference } = await theIncident(environment);
  await (await environment.as(role)).declareMajorIncident(reference, reason);
};

export async function dutyManagerAcknowledges(environment: ScenarioEnvironment): Promise<void> {
  const { reference } = await theIncident(environment);
  await (await environment.as('duty-manager')).acknowledge(reference);
}

export const analystDeclares = declareAs('analyst');
export const dutyManagerDeclares = declareAs('duty-manager');

export const tryToDeclare = async (environment: ScenarioEnvironment, reason: string): Promise<unknown> =>
  attempt(environment, async () => analystDeclares(environment, reason));
