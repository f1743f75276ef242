import { localTimes } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';
import type { Collision } from './collisions.ts';
import type { Setting } from './setting.ts';

/** A collision in words, for refusals, pages and letters. */
export function describeCollision(
  collision: Collision,
  policy: Pick<Policy, 'organisations' | 'zone'>,
  { dependencies }: Setting,
): string {
  const { short } = localTimes(policy.zone);
  const names = (items: readonly string[]) => items.map((item) => dependencies.nameOf(item)).join(', ');
  const organisation = (id: string) => policy.organisations.find((one) => one.id === id)?.name ?? id;
  switch (collision.kind) {
    case 'same-service':
      return `${collision.other} changes ${names(collision.items)} at the same time`;
    case 'dependency':
      return collision.relation === 'depends-on'
        ? `${collision.other} changes ${names([collision.otherItem])}, on which ${names([collision.item])} depends`
        : `${collision.other} changes ${names([collision.otherItem])}, which depends on ${names([collision.item])}`;
    case 'same-organisation':
      return `${collision.other} disturbs ${collision.organisations.map(organisation).join(', ')} at the same time`;
    case 'assignee-busy':
      return `${collision.assignee} is busy with ${collision.other}`;
    case 'freeze':
      return `${collision.name} freezes ${names(collision.items)} from ${short(collision.from)} to ${short(collision.to)}`;
    case 'no-downtime':
      return `${organisation(collision.organisation)} takes no downtime from ${short(collision.from)} to ${short(collision.to)}: ${collision.name}`;
    case 'outside-window':
      return collision.how === 'misses'
        ? `it misses the maintenance window of ${names(collision.items)}`
        : `it exceeds the maintenance window of ${names(collision.items)} by ${collision.minutes} ${collision.minutes === 1 ? 'minute' : 'minutes'}`;
    default:
      return collision satisfies never;
  }
}
