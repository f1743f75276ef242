import { Refusal } from '../../kernel/index.ts';
import type { Account, Actor, Caller } from '../types.ts';
import type { COMMAND_BODIES } from './schemas.ts';

export type Verb = keyof typeof COMMAND_BODIES | 'documents';

const STAFF: readonly Actor['role'][] = ['analyst', 'duty-manager'];
/** What somebody may do with an incident of their own organisation without being staff. */
const REQUESTERS: readonly Verb[] = ['notes', 'confirm', 'reopen', 'documents'];

const forbidden = (message: string) => new Refusal('forbidden', message, 403);

/** The edge's own check; the service has the last word. The assessor reads everything and changes nothing. */
export function mayDo(actor: Actor, verb: Verb): void {
  if (STAFF.includes(actor.role) || (actor.role === 'requester' && REQUESTERS.includes(verb))) return;
  throw forbidden(
    actor.role === 'assessor'
      ? 'An assessor reads everything and changes nothing.'
      : "Only the desk's staff may do this. Add a note instead.",
  );
}

export function mustBeStaff(actor: Actor): void {
  if (!STAFF.includes(actor.role)) throw forbidden("Only the desk's staff may do this.");
}

export function mayRead(actor: Actor, ...roles: readonly Actor['role'][]): void {
  if (!STAFF.includes(actor.role) && !roles.includes(actor.role)) throw forbidden("This is for the desk's staff.");
}

/** The caller of a new contact: a requester reports by the portal for themselves, staff log what somebody told them by telephone or in person. */
export function callerOf(
  channel: 'phone' | 'walk-up' | 'portal',
  given: Caller | undefined,
  account: Account,
  telephone?: string,
): Caller {
  if (account.role === 'assessor') throw forbidden('An assessor reads everything and changes nothing.');
  if (account.role === 'requester') {
    if (channel !== 'portal') throw forbidden('Report by the portal: channel must be "portal".');
    return { name: account.name, organisation: account.organisation ?? '', ...(account.mail ? { mail: account.mail } : {}) };
  }
  if (channel === 'portal') throw forbidden('The portal is for requesters: channel must be "phone" or "walk-up".');
  if (!given) throw new Refusal('missing-data', '"caller" is missing: say who called, with name and organisation.');
  return given.telephone === undefined && telephone !== undefined ? { ...given, telephone } : given;
}
