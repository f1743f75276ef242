import type { RecordedEvent } from './events.ts';
import type { Incident } from './types.ts';

const CALLERS: readonly RecordedEvent['actor']['role'][] = ['requester', 'caller', 'partner'];
const STAFF: readonly RecordedEvent['actor']['role'][] = ['analyst', 'duty-manager'];

/**
 * Words or documents from the caller's side, by whatever channel. What they mean is a person's to judge: the desk takes no answer
 * for a confirmation, however it is worded. Only `confirmed` is one. Pure.
 */
export const isAnswer = ({ type, actor }: Pick<RecordedEvent, 'type' | 'actor'>): boolean =>
  type === 'replied' || (['noted', 'attached', 'documentNamed'].includes(type) && CALLERS.includes(actor.role));

/** From these on, the desk waits for the caller, or nobody looks at the incident by itself any more. */
const WAITS: readonly RecordedEvent['type'][] = ['paused', 'callerAsked', 'resolved', 'closed'];
/** By these, whoever gives them, the incident goes on. */
const GOES_ON: readonly RecordedEvent['type'][] = ['resumed', 'reopened', 'confirmed'];

/**
 * The caller's first answer to something the desk waits for, or to a resolved or closed incident, since which nobody of the desk
 * has done anything about it. Null: there is none. Pure.
 */
export function unreadAnswer(events: readonly RecordedEvent[]): RecordedEvent | null {
  let waits = false;
  let unread: RecordedEvent | null = null;
  for (const event of events) {
    if (STAFF.includes(event.actor.role) || GOES_ON.includes(event.type)) unread = null;
    if (WAITS.includes(event.type)) waits = true;
    else if (event.type === 'resumed' || event.type === 'reopened') waits = false;
    if (waits && isAnswer(event)) unread ??= event;
  }
  return unread;
}

/** Whether the caller has answered since they last confirmed. What they confirmed is then open again, until a person has judged. Pure. */
export function answeredSinceConfirmed({ events }: Pick<Incident, 'events'>): boolean {
  const confirmed = events.findLastIndex(({ type }) => type === 'confirmed');
  return confirmed >= 0 && events.slice(confirmed + 1).some(isAnswer);
}
