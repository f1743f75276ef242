import type { Policy } from '../../../standards/index.ts';
import type { Actor } from '../access/actor.ts';
import { holds, holdersOf } from '../access/duties.ts';

/** Whether somebody may act in a role of contacts.yaml. Whoever has the duty is the duty manager. */
export const actsAs = (actor: Actor, role: string, policy: Pick<Policy, 'contacts'>): boolean =>
  role === 'duty-manager' ? actor.role === 'duty-manager' : holds(actor, role, policy);

/** Who holds a role, for refusals. */
export const personOf = (role: string, policy: Pick<Policy, 'contacts'>): string =>
  holdersOf(role, policy)
    .map(({ name, title }) => `${name} (${title.toLowerCase()})`)
    .join(' or ') || role;

export const isStaff = ({ role }: Actor): boolean => role === 'analyst' || role === 'duty-manager';
