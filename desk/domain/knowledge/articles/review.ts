import type { Article } from './types.ts';

/** The last day on which a review of `on` holds: the same day of the month, or the month's last. Dates. */
export const reviewBy = (on: Temporal.PlainDate, within: Temporal.Duration): Temporal.PlainDate => on.add(within);

/** The date by which it must be reviewed again; null while nobody has validated it, and once it is archived. */
export function dueBy({ confidence, reviews }: Pick<Article, 'confidence' | 'reviews'>): Temporal.PlainDate | null {
  const last = reviews.at(-1);
  return last === undefined || confidence === 'archived' ? null : Temporal.PlainDate.from(last.dueBy);
}

/** Whether its review is overdue on `today`: the last day has ended. It is marked, not hidden, since the night desk needs it. */
export function isOverdue(article: Pick<Article, 'confidence' | 'reviews'>, today: Temporal.PlainDate): boolean {
  const due = dueBy(article);
  return due !== null && Temporal.PlainDate.compare(today, due) > 0;
}
