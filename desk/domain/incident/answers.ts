import type { RecordedEvent } from './events.ts';
import type { Incident } from './types.ts';

const CALLERS: readonly RecordedEvent['actor']['role'][] = ['requester', 'caller', 'partner'];
const STAFF: readonly RecordedEvent['actor']['role'][] = ['analyst', 'duty-manager'];

/**
 * Texts or documents from the caller's side, by any channel. A person judges what they mean: the desk never reads an answer as a
 * confirmation. Only `confirmed` is one. Pure.
 */
export const isAnswer = ({ type, actor }: Pick<RecordedEvent, 'type' | 'actor'>): boolean =>
  type === 'replied' || (['noted', 'attached', 'documentNamed'].includes(type) && CALLERS.includes(actor.role));

/** After these the desk waits for the caller, or nobody works on the incident any more. */
const BEGINS_WAIT: readonly RecordedEvent['type'][] = ['paused', 'callerAsked', 'resolved', 'closed'];
/** These settle earlier answers, whoever causes them. */
const SETTLES: readonly RecordedEvent['type'][] = ['resumed', 'reopened', 'confirmed'];

/**
 * The caller's first answer that the desk waits for, or to a resolved or closed incident, on which nobody of the desk has acted
 * since. Null: there is none. Pure.
 */
export function unreadAnswer(events: readonly RecordedEvent[]): RecordedEvent | null {
  let isWaiting = false;
  let unread: RecordedEvent | null = null;
  for (const event of events) {
    if (STAFF.includes(event.actor.role) || SETTLES.includes(event.type)) unread = null;
    if (BEGINS_WAIT.includes(event.type)) isWaiting = true;
    else if (event.type === 'resumed' || event.type === 'reopened') isWaiting = false;
    if (isWaiting && isAnswer(event)) unread ??= event;
  }
  return unread;
}

/** Whether the caller has answered since they last confirmed. A person then has to read the answer before anything is closed. Pure. */
export function answeredSinceConfirmed({ events }: Pick<Incident, 'events'>): boolean {
  const confirmed = events.findLastIndex(({ type }) => type === 'confirmed');
  return confirmed >= 0 && events.slice(confirmed + 1).some(isAnswer);
}
