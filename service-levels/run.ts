import { UsageError } from '../kernel/index.ts';
import { measureMs, reachMs, tenYearsAfter, type Calendar } from './calendar.ts';
import type { Calendars, ClockDefinition } from './types.ts';

/** Why a clock does not count: a pause with its reason, or the gap before a reopening. */
export type Hold = { readonly by: 'pause'; readonly reason: string } | { readonly by: 'resolved' } | null;

/** A stretch of a run under one severity and one hold. Milliseconds; `to` is null while it lasts. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
  readonly severity: string;
  readonly hold: Hold;
}

/** A run of a clock: from what started it to what ended it. The spans follow each other without a gap; some may be empty. */
export interface Run {
  /** Newest first, so that a long history is never copied to add to it. */
  readonly earlier: Earlier | null;
  readonly last: Span;
  /** The run was reclassified retroactively: every span counts under the severity of the last. */
  readonly retroactive: boolean;
  /** Under `forward`, the last reclassification: the deadline is not before it. */
  readonly notBefore: number;
  readonly end: RunEnd | null;
}
interface Earlier {
  readonly span: Span;
  readonly before: Earlier | null;
}
export interface RunEnd {
  readonly how: 'stopped' | 'cancelled';
  readonly at: number;
}

/** A target and the calendar it counts by, for one severity. */
export interface Term {
  readonly targetMs: number;
  readonly name: string;
  readonly calendar: Calendar;
}
/** The term of a severity, or null without a target. */
export type Terms = (severity: string) => Term | null;

export function termsOf(definition: ClockDefinition, calendars: Calendars): Terms {
  return (severity) => {
    const target = definition.targets.get(severity);
    if (!target) return null;
    const calendar = calendars.get(target.calendar);
    if (!calendar)
      throw new UsageError(
        `The target of severity ${severity} counts by calendar "${target.calendar}", which is not defined. Define it.`,
      );
    return { targetMs: target.targetMs, name: target.calendar, calendar };
  };
}

export const startRun = (at: number, severity: string, hold: Hold): Run => ({
  earlier: null,
  last: { from: at, to: null, severity, hold },
  retroactive: false,
  notBefore: -Infinity,
  end: null,
});

/** Ends the last span at `at` and begins another. */
export const nextSpan = (run: Run, at: number, severity: string, hold: Hold): Run => ({
  ...run,
  earlier: { span: { ...run.last, to: at }, before: run.earlier },
  last: { from: at, to: null, severity, hold },
});

/** Ends the run. The last span keeps its severity and hold, so that the deadline before the end can still be read. */
export const endRun = (run: Run, how: RunEnd['how'], at: number): Run => ({
  ...run,
  last: { ...run.last, to: at },
  end: { how, at },
});

/** Continues a stopped run; the time between becomes a span. */
export const continueRun = (run: Run, at: number, severity: string, hold: Hold): Run => ({
  ...nextSpan(nextSpan(run, run.end!.at, severity, { by: 'resolved' }), at, severity, hold),
  end: null,
});

/** In time order, each with the severity it counts under. */
export function spansOf({ earlier, last, retroactive }: Run): readonly Span[] {
  const spans = [last];
  for (let each = earlier; each; each = each.before)
    spans.push(retroactive ? { ...each.span, severity: last.severity } : each.span);
  return spans.reverse();
}

/** Counted time by `at`, each span under its own severity; zero while the current severity has no target. Milliseconds. */
export function elapsedOf(run: Run, at: number, terms: Terms): number {
  if (!terms(run.last.severity)) return 0;
  return spansOf(run).reduce((sum, span) => sum + countedIn(span, at, terms), 0);
}

/**
 * The deadline: when elapsed reaches the current target, assuming no event after `at`, not even an end. Null while held, without a target, or
 * if it lies more than ten years after `at`.
 */
export function dueOf(run: Run, at: number, terms: Terms): number | null {
  const { last } = run;
  const present = terms(last.severity);
  if (!present || last.hold) return null;
  let need = present.targetMs;
  for (const span of spansOf(run).slice(0, -1)) {
    const counted = countedIn(span, at, terms);
    if (counted >= need) return Math.max(run.notBefore, reachMs(terms(span.severity)!.calendar, span.from, need, span.to!)!);
    need -= counted;
  }
  const due = reachMs(present.calendar, last.from, need, tenYearsAfter(at));
  return due === null ? null : Math.max(run.notBefore, due);
}

function countedIn(span: Span, at: number, terms: Terms): number {
  const term = span.hold ? null : terms(span.severity);
  return term ? measureMs(term.calendar, span.from, span.to ?? at) : 0;
}
