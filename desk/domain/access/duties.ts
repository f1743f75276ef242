import type { Actor } from './actor.ts';
import { deputiesOf, type Contact, type Policy } from '../../../standards/index.ts';
import { Refusal } from '../../../kernel/index.ts';

/** The contacts that may act in a role: its own, then its deputies in order. Pure. */
export const holdersOf = (role: string, { contacts }: Pick<Policy, 'contacts'>): readonly Contact[] => [
  ...contacts.filter((each) => each.role === role),
  ...deputiesOf(role, contacts),
];

/** Whether a person's account holds a role, or the role of one of its deputies. */
export const holds = (actor: Pick<Actor, 'duties'>, role: string, policy: Pick<Policy, 'contacts'>): boolean =>
  holdersOf(role, policy).some((each) => actor.duties?.includes(each.role));

/** @throws {Refusal} `forbidden`, with the people who may. `what` completes "… may". */
export function mustHold(actor: Actor, role: string, policy: Pick<Policy, 'contacts'>, what: string): void {
  if (holds(actor, role, policy)) return;
  const who = holdersOf(role, policy).map(({ title, name }) => `${title.toLowerCase()} (${name})`);
  throw new Refusal('forbidden', `Only the ${who.join(' or the ')} may ${what}.`, 403);
}
