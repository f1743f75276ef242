import { contactAt, deputiesOf, type Contact, type Policy } from '../../../../standards/index.ts';

/**
 * The next person to call about a failing hand-off when the call to `role` reached nobody. The order is the role that the policy
 * names, its deputies, then the roles in `then`; the search starts after `role`. Nobody is called twice, even a person who holds
 * two of the roles. Null: nobody is left. Pure.
 */
export function nextPerson(
  role: string,
  policy: Pick<Policy, 'handOff' | 'contacts' | 'rota'>,
  at: Temporal.Instant,
): Contact | null {
  const { role: first, then = [] } = policy.handOff.ringPerson;
  const order = [first, ...deputiesOf(first, policy.contacts).map((each) => each.role), ...then];
  const place = order.indexOf(role);
  if (place < 0) return null;
  const holders = order.map((each) => contactAt(policy, each, at));
  const called = new Set(holders.slice(0, place + 1).map((each) => each?.telephone));
  return holders.slice(place + 1).find((each) => each !== undefined && !called.has(each.telephone)) ?? null;
}
