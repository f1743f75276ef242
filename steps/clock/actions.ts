import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { attempt, byAnalyst } from '../incidents/actions.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, type Moment } from '../time/moments.ts';
import type { Measure } from './observations.ts';

/** The duty manager sets a deadline that was agreed with the caller. */
export async function agreeOn(environment: ScenarioEnvironment, measure: string, moment: Moment, reason: string): Promise<void> {
  environment.need('agreements');
  const { reference } = await theIncident(environment);
  const clock = measure === 'response' ? 'response' : 'resolution';
  await (await environment.as('duty-manager')).setDeadline(reference, clock, at(environment, moment).toString(), reason);
}

export const tryToAgreeOn = async (
  environment: ScenarioEnvironment,
  measure: string,
  moment: Moment,
  reason: string,
): Promise<unknown> => attempt(environment, async () => agreeOn(environment, measure, moment, reason));

/** The calendar of local services. Clocks do not count the hours in which it is closed. */
const OFFICE = 'office';

export async function closeOffice(environment: ScenarioEnvironment, from: Moment, to: Moment, reason: string): Promise<void> {
  environment.need('agreements');
  const closed = { from: at(environment, from).toString(), to: at(environment, to).toString() };
  await (await environment.as('duty-manager')).shut(OFFICE, closed, reason);
}

export async function setReminder(environment: ScenarioEnvironment, moment: Moment, text: string): Promise<void> {
  environment.need('agreements');
  await byAnalyst(environment, async (analyst, reference) => analyst.remind(reference, at(environment, moment).toString(), text));
}

/** The assessor reads the explanation of a clock by the desk's API. */
export async function readAccount(environment: ScenarioEnvironment, measure: Measure): Promise<void> {
  environment.need('explain');
  const { reference } = await theIncident(environment);
  const { clocks } = await (await environment.as('assessor')).explain(reference);
  const clock = clocks.find(({ measures }) => measures === measure);
  assertShown(clock !== undefined, `${reference} was to have an account of its ${measure} clock; it has none.`);
  environment.state.account = clock;
}
