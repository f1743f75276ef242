import type { Actor } from '../access/actor.ts';
import type { NewContact } from './contact.ts';

/** What a contact is known by. A key is its sender's own: nobody meets another's incident by guessing one. A call is only the desk's to name. */
export const keysOf: KeysOf = ({ idempotencyKey, callId, mailKey }, actor) => [
  ...(idempotencyKey === undefined ? [] : [`key ${actor.role} ${actor.id} ${idempotencyKey}`]),
  ...(callId === undefined || actor.role === 'requester' ? [] : [`call ${callId}`]),
  ...(mailKey === undefined || actor.role === 'requester' ? [] : [`mail ${mailKey}`]),
];

export type KeysOf = (contact: NewContact, actor: Actor) => readonly string[];
