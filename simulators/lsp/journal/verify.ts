import type { Exchange } from './types.ts';
import type { Evicted, Journal } from './journal.ts';
import { differences, distance, inWords, neverSeen, type Matcher } from './match.ts';

/** Of many, so many are named, and the rest counted. */
const LISTED = 5;

/** The answer of a verb. Over a past that was dropped nothing is said that only the whole past can show. */
export interface Finding {
  readonly is: 'shown' | 'not shown' | 'cannot tell';
  /** In one or two sentences, with the nearest miss when something was looked for and not found. */
  readonly says: string;
  /** Numbers of the exchanges that fit. */
  readonly found: readonly number[];
  readonly nearest: { readonly n: number; readonly differs: readonly string[] } | null;
}
type Past = Pick<Journal, 'entries' | 'evicted'>;

const fitting = ({ entries }: Past, matcher: Matcher) =>
  entries.filter((exchange) => differences(matcher, exchange).length === 0);
const numbers = (exchanges: readonly Exchange[]) => exchanges.map(({ n }) => n);
const title = ({ n, at, direction, method, path, status }: Exchange) =>
  `no. ${n} at ${String(at)}, ${direction} ${method} ${path}, answered ${status}`;

/** The exchange that is nearest to what is looked for, the latest of equals. */
function nearestTo({ entries }: Past, matcher: Matcher): Exchange | null {
  let best: { readonly exchange: Exchange; readonly far: number } | null = null;
  for (const exchange of entries) {
    const far = distance(matcher, exchange);
    if (!best || far <= best.far) best = { exchange, far };
  }
  return best?.exchange ?? null;
}

/** What nothing has: that alone may be the whole story, and the nearest exchange none. */
function neverMatched({ entries }: Past, matcher: Matcher): { readonly says: string; readonly all: boolean } {
  const never = neverSeen(matcher, entries);
  const sentences = never.map(({ part, there }) => {
    const some = there.slice(0, LISTED).join(', ');
    const more = there.length > LISTED ? ` and ${there.length - LISTED} more` : '';
    return ` None of ${entries.length} has this ${part}${there.length ? `: there is ${some}${more}` : ''}.`;
  });
  return {
    says: sentences.join(''),
    all: never.length === Object.values(matcher).filter((wanted) => wanted !== undefined).length,
  };
}

function missing(past: Past, matcher: Matcher): Omit<Finding, 'is'> {
  const near = nearestTo(past, matcher);
  if (!near) return { says: `Nothing fits ${inWords(matcher)}: nothing went over the wire.`, found: [], nearest: null };
  const { says, all } = neverMatched(past, matcher);
  const differs = differences(matcher, near);
  return {
    says: `Nothing fits ${inWords(matcher)}.${says}${all ? '' : ` Nearest is ${title(near)}: ${differs.join('; ')}.`}`,
    found: [],
    nearest: { n: near.n, differs },
  };
}

const dropped = ({ count, until }: Evicted) =>
  `The journal was full and let its ${count} oldest exchanges go, up to ${String(until)}, so what happened then cannot be shown. Give it more room, or ask sooner.`;

/** The verbs over one journal. */
export function journalAssertions(past: Past) {
  /** What only a whole past can show. */
  const ifWhole = (finding: Finding): Finding =>
    past.evicted.count === 0 ? finding : { ...finding, is: 'cannot tell', says: `${finding.says} ${dropped(past.evicted)}` };
  const list = (exchanges: readonly Exchange[]) =>
    exchanges
      .slice(0, LISTED)
      .map(title)
      .join('; ')
      .concat(exchanges.length > LISTED ? `; and ${exchanges.length - LISTED} more, up to no. ${exchanges.at(-1)!.n}` : '');

  return {
    wasSent(matcher: Matcher): Finding {
      const found = fitting(past, matcher);
      if (!found.length) return ifWhole({ is: 'not shown', ...missing(past, matcher) });
      return {
        is: 'shown',
        says: `It went over the wire ${times(found.length)}: ${list(found)}.`,
        found: numbers(found),
        nearest: null,
      };
    },
    wasNotSent(matcher: Matcher): Finding {
      const found = fitting(past, matcher);
      if (found.length)
        return { is: 'not shown', says: `It did go over the wire: ${list(found)}.`, found: numbers(found), nearest: null };
      return ifWhole({ is: 'shown', says: `Nothing fits ${inWords(matcher)}.`, found: [], nearest: null });
    },
    exactlyOnce(matcher: Matcher): Finding {
      const found = fitting(past, matcher);
      if (!found.length) return ifWhole({ is: 'not shown', ...missing(past, matcher) });
      if (found.length > 1)
        return {
          is: 'not shown',
          says: `It went over the wire ${times(found.length)}: ${list(found)}.`,
          found: numbers(found),
          nearest: null,
        };
      return ifWhole({ is: 'shown', says: `Once: ${list(found)}.`, found: numbers(found), nearest: null });
    },
    /** Each after the one before; others may come between. */
    inOrder(matchers: readonly Matcher[]): Finding {
      const found: Exchange[] = [];
      for (const [place, matcher] of matchers.entries()) {
        const after = found.at(-1)?.n ?? 0;
        const next = fitting(past, matcher).find(({ n }) => n > after);
        if (next) {
          found.push(next);
          continue;
        }
        const rest = { entries: past.entries.filter(({ n }) => n > after), evicted: past.evicted };
        const tooSoon = fitting(past, matcher).at(-1);
        const miss = missing(rest, matcher);
        const sofar = place
          ? `Of ${matchers.length} the first ${place === 1 ? 'came' : `${place} came in order`}, up to no. ${after}. `
          : '';
        return ifWhole({
          ...miss,
          is: 'not shown',
          says: `${sofar}${tooSoon ? `The next (${inWords(matcher)}) came too soon: ${title(tooSoon)}.` : miss.says}`,
          found: numbers(found),
        });
      }
      return { is: 'shown', says: `In this order: ${list(found)}.`, found: numbers(found), nearest: null };
    },
  };
}
export type JournalAssertions = ReturnType<typeof journalAssertions>;

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
