import type { Answering } from '../../simulators/telephone/types.ts';
import type { Contact } from '../../standards/index.ts';
import { dialled } from '../expect/calls.ts';
import type { Stage } from '../stage/index.ts';

/** How somebody answers from now on. A number is known to the network in whatever form the desk dials it. */
function behave({ telephone }: Pick<Stage, 'telephone'>, contact: Contact, behaviour: Answering): void {
  for (const number of [contact.telephone, dialled(contact.telephone)]) telephone.when(number, behaviour);
}
export const staysAway = (stage: Stage, contact: Contact): void => behave(stage, contact, { answers: 'never' });
export const isEngaged = (stage: Stage, contact: Contact): void => behave(stage, contact, { answers: 'busy' });
export const takesIt = (stage: Stage, contact: Contact, delay: Temporal.Duration, presses: string): void =>
  behave(stage, contact, { answers: 'after', delay: String(delay), presses });
