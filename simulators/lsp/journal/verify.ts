import type { Exchange } from './types.ts';
import type { Evicted, Journal } from './journal.ts';
import { differences, distance, inWords, neverSeen, type Matcher } from './match.ts';

/** How many matches are listed; the rest are counted. */
const LISTED = 5;

/** The result of an assertion. If the journal has evicted entries, assertions that need the full history answer `cannot tell`. */
export interface Finding {
  readonly is: 'shown' | 'not shown' | 'cannot tell';
  /** One or two sentences, with the nearest miss when nothing matched. */
  readonly says: string;
  /** The numbers of the exchanges that matched. */
  readonly found: readonly number[];
  readonly nearest: { readonly n: number; readonly differs: readonly string[] } | null;
}
type Past = Pick<Journal, 'entries' | 'evicted'>;

const fitting = ({ entries }: Past, matcher: Matcher) =>
  entries.filter((exchange) => differences(matcher, exchange).length === 0);
const numbers = (exchanges: readonly Exchange[]) => exchanges.map(({ n }) => n);
const title = ({ n, at, direction, method, path, status }: Exchange) =>
  `no. ${n} at ${String(at)}, ${direction} ${method} ${path}, answered ${status}`;

/** The exchange nearest to a matcher; the latest of equals. */
function nearestTo({ entries }: Past, matcher: Matcher): Exchange | null {
  let best: { readonly exchange: Exchange; readonly far: number } | null = null;
  for (const exchange of entries) {
    const far = distance(matcher, exchange);
    if (!best || far <= best.far) best = { exchange, far };
  }
  return best?.exchange ?? null;
}

/** The parts that no exchange matches. When that is all of them, there is no useful nearest exchange. */
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

const evictionNote = ({ count, until }: Evicted) =>
  `The journal was full and evicted its ${count} oldest exchanges, up to ${String(until)}, so nothing can be shown about them. Enlarge the journal, or ask earlier.`;

/** The assertions over one journal. */
export function journalAssertions(past: Past) {
  /** For findings that need the full history. */
  const ifComplete = (finding: Finding): Finding =>
    past.evicted.count === 0 ? finding : { ...finding, is: 'cannot tell', says: `${finding.says} ${evictionNote(past.evicted)}` };
  const list = (exchanges: readonly Exchange[]) =>
    exchanges
      .slice(0, LISTED)
      .map(title)
      .join('; ')
      .concat(exchanges.length > LISTED ? `; and ${exchanges.length - LISTED} more, up to no. ${exchanges.at(-1)!.n}` : '');

  return {
    wasSent(matcher: Matcher): Finding {
      const found = fitting(past, matcher);
      if (!found.length) return ifComplete({ is: 'not shown', ...missing(past, matcher) });
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
      return ifComplete({ is: 'shown', says: `Nothing fits ${inWords(matcher)}.`, found: [], nearest: null });
    },
    exactlyOnce(matcher: Matcher): Finding {
      const found = fitting(past, matcher);
      if (!found.length) return ifComplete({ is: 'not shown', ...missing(past, matcher) });
      if (found.length > 1)
        return {
          is: 'not shown',
          says: `It went over the wire ${times(found.length)}: ${list(found)}.`,
          found: numbers(found),
          nearest: null,
        };
      return ifComplete({ is: 'shown', says: `Once: ${list(found)}.`, found: numbers(found), nearest: null });
    },
    /** Each match after the one before; other exchanges may lie between. */
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
        return ifComplete({
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
