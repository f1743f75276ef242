import { useDuring, type UseCurve } from './clinical-use.ts';
import { gaps, type Span } from './spans.ts';

export interface SlotQuestion {
  /** Windows of each item of the change: a slot lies within one window of every item. */
  readonly windows: readonly (readonly Span[])[];
  /** Freezes, dates without downtime, other changes with which this one would collide. */
  readonly busy: readonly Span[];
  readonly lengthMs: number;
  readonly gridMs: number;
  /** Sessions from customers' calendars; and contacts, for customers who gave none. Sessions weigh first. */
  readonly sessions: UseCurve;
  readonly contacts: UseCurve;
}

export interface Slot extends Span {
  /** Hours of clinics and theatres that run meanwhile. */
  readonly sessionHours: number;
  /** Contacts that usually come meanwhile, of customers without a calendar. */
  readonly contacts: number;
}

/**
 * Every start on the grid at which the change fits, the one of least clinical use first; of equal ones, the earliest. The grid begins anew
 * with each gap, so that a gap which just holds the change is found whatever minute it begins at.
 */
export function slotsFor({ windows, busy, lengthMs, gridMs, sessions, contacts }: SlotQuestion): readonly Slot[] {
  const [first = [], ...rest] = windows;
  const common = rest.reduce((within, own) => intersection(within, own), first);
  const slots = gaps(common, busy).flatMap(({ from, to }) => {
    const found: Slot[] = [];
    for (let at = from; at + lengthMs <= to; at += gridMs) {
      const span = { from: at, to: at + lengthMs };
      found.push({ ...span, sessionHours: rounded(useDuring(sessions, span)), contacts: rounded(useDuring(contacts, span)) });
    }
    return found;
  });
  return slots.sort((a, b) => a.sessionHours - b.sessionHours || a.contacts - b.contacts || a.from - b.from);
}

/** Equal sums must compare as equal, in whatever order they were added up. */
const rounded = (n: number): number => Math.round(n * 1e6) / 1e6;

const intersection = (a: readonly Span[], b: readonly Span[]): readonly Span[] =>
  a.flatMap((one) =>
    b.flatMap((other) => {
      const both = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
      return both.from < both.to ? [both] : [];
    }),
  );
