import type { Exchange } from '../types.ts';
import type { Forgotten, Journal } from './journal.ts';
import { differences, inWords, type Matcher } from './match.ts';

/** The answer of a verb. Over a past that was dropped nothing is said that only the whole past can show. */
export interface Finding {
  readonly is: 'shown' | 'not shown' | 'cannot tell';
  /** In one or two sentences, with the nearest miss when something was looked for and not found. */
  readonly says: string;
  /** Numbers of the exchanges that fit. */
  readonly found: readonly number[];
  readonly nearest: { readonly n: number; readonly differs: readonly string[] } | null;
}
type Past = Pick<Journal, 'entries' | 'forgotten'>;

const fitting = ({ entries }: Past, matcher: Matcher) =>
  entries.filter((exchange) => differences(matcher, exchange).length === 0);
const numbers = (exchanges: readonly Exchange[]) => exchanges.map(({ n }) => n);
const title = ({ n, at, direction, method, path, status }: Exchange) =>
  `no. ${n} at ${String(at)}, ${direction} ${method} ${path}, answered ${status}`;

/** The exchange that differs least, the latest of equals. */
function nearestTo(
  { entries }: Past,
  matcher: Matcher,
): { readonly exchange: Exchange; readonly differs: readonly string[] } | null {
  let best: { exchange: Exchange; differs: readonly string[] } | null = null;
  for (const exchange of entries) {
    const differs = differences(matcher, exchange);
    if (!best || differs.length <= best.differs.length) best = { exchange, differs };
  }
  return best;
}

function missing(past: Past, matcher: Matcher): Omit<Finding, 'is'> {
  const near = nearestTo(past, matcher);
  return {
    says: near
      ? `Nothing fits ${inWords(matcher)}. Nearest is ${title(near.exchange)}: ${near.differs.join('; ')}.`
      : `Nothing fits ${inWords(matcher)}: nothing went over the wire at all.`,
    found: [],
    nearest: near && { n: near.exchange.n, differs: near.differs },
  };
}

const dropped = ({ count, until }: Forgotten) =>
  `The journal was full and let its ${count} oldest exchanges go, up to ${String(until)}, so what happened then cannot be shown. Give it more room, or ask sooner.`;

/** The verbs over one journal. */
export function verbs(past: Past) {
  /** What only a whole past can show. */
  const ifWhole = (finding: Finding): Finding =>
    past.forgotten.count === 0 ? finding : { ...finding, is: 'cannot tell', says: `${finding.says} ${dropped(past.forgotten)}` };
  const list = (exchanges: readonly Exchange[]) => exchanges.slice(0, 5).map(title).join('; ');

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
        const rest = { entries: past.entries.filter(({ n }) => n > after), forgotten: past.forgotten };
        const tooSoon = fitting(past, matcher).at(-1);
        const miss = missing(rest, matcher);
        const sofar = place ? `The first ${place} of ${matchers.length} came in order, up to no. ${after}. ` : '';
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
export type Verbs = ReturnType<typeof verbs>;

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
