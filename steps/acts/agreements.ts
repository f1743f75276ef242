import { at, type Moment } from '../moments.ts';
import { theIncident } from '../expect/records.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { byAnalyst } from './desk.ts';

/** A deadline that the duty manager agreed with the caller. */
export async function agreeOn(environment: ScenarioEnvironment, measure: string, moment: Moment, reason: string): Promise<void> {
  environment.need('agreements');
  const { reference } = await theIncident(environment);
  const clock = measure === 'response' ? 'response' : 'resolution';
  await (await environment.as('duty-manager')).setDeadline(reference, clock, at(environment, moment).toString(), reason);
}

/** Whom local services are promised by: nobody is there for a while, and clocks do not count it. */
const OFFICE = 'office';
export async function shutTheOffice(environment: ScenarioEnvironment, from: Moment, to: Moment, reason: string): Promise<void> {
  environment.need('agreements');
  const closed = { from: at(environment, from).toString(), to: at(environment, to).toString() };
  await (await environment.as('duty-manager')).shut(OFFICE, closed, reason);
}

export async function wantReminding(environment: ScenarioEnvironment, moment: Moment, text: string): Promise<void> {
  environment.need('agreements');
  await byAnalyst(environment, async (analyst, reference) => analyst.remind(reference, at(environment, moment).toString(), text));
}

export const confirm = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.confirm(reference));
