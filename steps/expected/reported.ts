import type { ReportedNumber } from '../../adapters/desk-under-test.ts';

/** What a scenario did with an incident, which it names by a letter. Epoch milliseconds. */
export interface Happened {
  readonly at: number;
  readonly incident: string;
  readonly what: 'logged' | 'answered' | 'resolved' | 'solved at first contact' | 'reopened' | 'linked';
  readonly organisation: string;
  readonly severity: string;
}

type Counted = Extract<ReportedNumber, 'logged' | 'resolved' | 'reopened' | 'openAtStart' | 'openAtEnd' | 'firstContact'>;

/**
 * The incidents that each number of a report counts, by their letters, sorted: worked out from what the scenario did, in the order in which it
 * did it. Null: of every organisation.
 */
export function countedIn(
  happened: readonly Happened[],
  from: number,
  to: number,
  organisation: string | null,
): Readonly<Record<Counted, readonly string[]>> {
  const own = happened.filter((each) => organisation === null || each.organisation === organisation);
  const within = (what: readonly Happened['what'][]) =>
    own.filter((each) => what.includes(each.what) && each.at >= from && each.at < to);
  const letters = (events: readonly Happened[]) => events.map(({ incident }) => incident).sort();
  const openAt = (end: number) =>
    letters(
      own.filter(
        (each) =>
          each.what === 'logged' &&
          each.at < end &&
          own
            .filter(
              ({ incident, at, what }) => incident === each.incident && at < end && what !== 'answered' && what !== 'linked',
            )
            .at(-1)!
            .what.match(/^(logged|reopened)$/) !== null,
      ),
    );
  const first = within(['logged']).filter(({ incident }) => {
    const ends = own.filter(
      (each) => each.incident === incident && each.at < to && /^(resolved|solved|reopened)/.test(each.what),
    );
    return ends.length === 1 && ends[0]!.what === 'solved at first contact';
  });
  return {
    logged: letters(within(['logged'])),
    resolved: letters(within(['resolved', 'solved at first contact'])),
    reopened: letters(within(['reopened'])),
    openAtStart: openAt(from),
    openAtEnd: openAt(to),
    firstContact: letters(first),
  };
}
