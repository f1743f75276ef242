import { dialled } from './dialled.ts';
import type { Answering, TelephoneControl } from './types.ts';

interface Network {
  readonly telephone: Pick<TelephoneControl, 'when'>;
}
interface OnCall {
  readonly telephone: string;
}

/** Sets how somebody on call answers from now on. The desk may dial the number as written or in its international form. */
function behave({ telephone }: Network, contact: OnCall, behaviour: Answering): void {
  for (const number of [contact.telephone, dialled(contact.telephone)]) telephone.when(number, behaviour);
}
export const neverAnswers = (network: Network, contact: OnCall): void => behave(network, contact, { answers: 'never' });
export const isEngaged = (network: Network, contact: OnCall): void => behave(network, contact, { answers: 'busy' });
export const answersAfter = (network: Network, contact: OnCall, delay: Temporal.Duration, presses: string): void =>
  behave(network, contact, { answers: 'after', delay: String(delay), presses });
/** A machine answers, and presses nothing. */
export const voicemailAnswers = (network: Network, contact: OnCall, delay: Temporal.Duration): void =>
  behave(network, contact, { answers: 'after', delay: String(delay) });
