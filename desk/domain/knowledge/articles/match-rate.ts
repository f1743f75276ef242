import { wasValid } from './known-errors.ts';
import type { Article } from './types.ts';

/** An incident, and which known error it turned out to be. Instants are ISO. */
export interface FirstContact {
  readonly reference: string;
  readonly organisation: string;
  readonly openedAt: string;
  /** The article of its known error, which somebody named; null: it was none. */
  readonly knownError: string | null;
  /** When this article was first offered; null: never. */
  readonly offeredAt: string | null;
}

export interface MatchRate {
  readonly atOnce: number;
  readonly later: number;
  readonly never: number;
  /** Per cent of those whose error was published and valid when they began, to a tenth; null without one. */
  readonly percent: number | null;
  /** Their error was published, or became valid, after they began: nobody could have offered it. */
  readonly tooEarly: readonly string[];
}

/** How many incidents with a known error were offered it at first contact, of those where that was possible. Pure. */
export function matchRate(articles: ReadonlyMap<string, Article>, incidents: readonly FirstContact[]): MatchRate {
  const known = incidents.filter(({ knownError }) => knownError !== null && articles.has(knownError));
  const could = known.filter(({ knownError, organisation, openedAt }) =>
    wasValid(articles.get(knownError!)!, organisation, Temporal.Instant.from(openedAt)),
  );
  const atOnce = could.filter(
    ({ offeredAt, openedAt }) => offeredAt !== null && Temporal.Instant.compare(offeredAt, openedAt) <= 0,
  );
  const never = could.filter(({ offeredAt }) => offeredAt === null);
  return {
    atOnce: atOnce.length,
    later: could.length - atOnce.length - never.length,
    never: never.length,
    percent: could.length === 0 ? null : Math.round((atOnce.length * 1000) / could.length) / 10,
    tooEarly: known.filter((one) => !could.includes(one)).map(({ reference }) => reference),
  };
}
