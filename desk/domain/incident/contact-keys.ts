import type { Actor } from '../access/actor.ts';
import type { NewContact } from './contact.ts';

/**
 * Keys that identify a contact. Idempotency keys are scoped to the sender, so guessing a key cannot reveal another sender's
 * incident. Only the desk may name a call id.
 */
export const keysOf: KeysOf = ({ idempotencyKey, callId, mailKey }, actor) => [
  ...(idempotencyKey === undefined ? [] : [`key ${actor.role} ${actor.id} ${idempotencyKey}`]),
  ...(callId === undefined || actor.role === 'requester' ? [] : [`call ${callId}`]),
  ...(mailKey === undefined || actor.role === 'requester' ? [] : [`mail ${mailKey}`]),
];

export type KeysOf = (contact: NewContact, actor: Actor) => readonly string[];
