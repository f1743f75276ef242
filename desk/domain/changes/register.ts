import type { Register } from '../registers/index.ts';
import type { ChangeFact } from './facts.ts';
import { foldChange } from './fold.ts';
import { lettersOf } from './letters.ts';
import { chase, chasesDue } from './notices.ts';
import type { Standing } from './surroundings.ts';
import type { Change } from './types.ts';

/** The register of changes: their rows, what falls due by itself, their letters and what becomes of these. */
export function changeRegister(standing: () => Standing): Register<ChangeFact, Change> {
  return {
    name: 'changes',
    prefix: 'CHG-',
    fold: foldChange,
    row: (change) => ({
      state: change.state,
      title: change.title,
      organisations: change.organisations,
      due: dueOf(change, standing()),
    }),
    onDue: (change, now) => [
      ...chase(change, standing(), now),
      ...(reviewDue(change) !== null && Temporal.Instant.compare(reviewDue(change)!, now) <= 0
        ? [{ type: 'reviewOverdue' as const }]
        : []),
    ],
    letters: (change, fact) => lettersOf(change, fact, standing()),
    onDelivery: (change, letter, delivery) => {
      const notice = change.notices.find(({ key }) => key === letter);
      if (!notice) return [];
      return delivery.outcome === 'sent'
        ? [{ type: 'noticeDelivered', notice: letter }]
        : [{ type: 'noticeReturned', notice: letter, texts: { why: delivery.why } }];
    },
  };
}

const reviewDue = ({ state, review }: Change): Temporal.Instant | null =>
  state === 'review' && review.due !== null && !review.overdue ? Temporal.Instant.from(review.due) : null;

function dueOf(change: Change, standing: Standing): Temporal.Instant | null {
  const all = [...chasesDue(change, standing).map(({ due }) => due), ...[reviewDue(change)].filter((due) => due !== null)];
  return all.sort((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
}
