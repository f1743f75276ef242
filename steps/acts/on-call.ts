import type { Answering } from '../../simulators/telephone/types.ts';
import type { Contact } from '../../standards/index.ts';
import { dialled } from '../expect/calls.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

/** How somebody answers from now on. A number is known to the network in whatever form the desk dials it. */
function behave({ telephone }: Pick<ScenarioEnvironment, 'telephone'>, contact: Contact, behaviour: Answering): void {
  for (const number of [contact.telephone, dialled(contact.telephone)]) telephone.when(number, behaviour);
}
export const staysAway = (environment: ScenarioEnvironment, contact: Contact): void =>
  behave(environment, contact, { answers: 'never' });
export const isEngaged = (environment: ScenarioEnvironment, contact: Contact): void =>
  behave(environment, contact, { answers: 'busy' });
export const takesIt = (environment: ScenarioEnvironment, contact: Contact, delay: Temporal.Duration, presses: string): void =>
  behave(environment, contact, { answers: 'after', delay: String(delay), presses });
