import type { Account } from '../domain/access/account.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { Caller } from '../domain/incident/contact.ts';
import { Refusal } from '../../kernel/index.ts';

/** The service decides permissions on an incident. This file checks only access to the interface itself. */
const STAFF: readonly Actor['role'][] = ['analyst', 'duty-manager'];
const forbidden = (message: string) => new Refusal('forbidden', message, 403);

export function mustBeStaff(actor: Actor): void {
  if (!STAFF.includes(actor.role)) throw forbidden("Only the desk's staff may do this.");
}

export function mayRead(actor: Actor, ...roles: readonly Actor['role'][]): void {
  if (!STAFF.includes(actor.role) && !roles.includes(actor.role)) throw forbidden("This is for the desk's staff.");
}

/** The caller of a new contact. A requester reports through the portal for themselves; staff log a contact made by telephone or in person. */
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
