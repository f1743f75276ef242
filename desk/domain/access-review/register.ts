import type { AccessReview, ReviewFact } from './types.ts';
import type { Actor } from '../access/actor.ts';
import { mustHold } from '../access/duties.ts';
import { refuse, requireText } from '../incident/refuse.ts';
import type { Recorded, Register } from '../registers/index.ts';
import { Refusal } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** Lists of readings that somebody looks at. */
export const accessReviews = (): Register<ReviewFact, AccessReview> => ({
  name: 'access-reviews',
  prefix: 'REV-',
  fold: foldReview,
  row: ({ items, from, until }) => ({
    state: items.some(({ closed }) => closed === null) ? 'open' : 'closed',
    title: `Readings from ${from} to ${until}`,
    organisations: null,
    due: null,
  }),
});

/** Pure. */
export function foldReview(reference: string, facts: readonly Recorded<ReviewFact>[]): AccessReview | null {
  return facts.reduce<AccessReview | null>((review, fact) => {
    if (fact.type === 'reviewOpened')
      return { reference, from: fact.from, until: fact.until, items: fact.items.map((item) => ({ ...item, closed: null })) };
    const closed = { at: fact.at, by: fact.actor.name ?? fact.actor.id, reason: fact.texts?.['reason'] ?? '[erased]' };
    return review && { ...review, items: review.items.map((item, i) => (i + 1 === fact.item ? { ...item, closed } : item)) };
  }, null);
}

/** Nobody closes a list on which they stand themselves. */
export function closeItem(
  review: AccessReview,
  { item, reason }: { readonly item: number; readonly reason: string },
  policy: Policy,
  actor: Actor,
): readonly ReviewFact[] {
  if (policy.informationGovernance === null) throw refuse.invalid('The standard of this desk has no review of readings.');
  mustHold(actor, policy.informationGovernance.accessReview.officer, policy, 'close a listed reading');
  const listed = review.items[item - 1];
  if (!listed) throw refuse.invalid(`${review.reference} has no item ${item}; it has ${review.items.length}.`, { field: 'item' });
  if (review.items.some(({ reader }) => reader === actor.id))
    throw new Refusal(
      'not-independent',
      `You stand on this list yourself: ${review.reference} is closed by somebody who does not.`,
      409,
    );
  if (listed.closed !== null) return [];
  return [{ type: 'itemClosed', item, texts: { reason: requireText(reason, 'why the reading was right, or what follows') } }];
}
