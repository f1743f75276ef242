import { UsageError } from '../../kernel/index.ts';
import { measureMs, reachMs, tenYearsAfter, type Calendar } from './calendar.ts';
import type { Calendars, ClockDefinition } from './types.ts';

/** What holds a clock, if anything: a pause with its reason, or the gap before a reopening. */
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
  readonly spans: readonly Span[];
  /** Under `forward`, the last reclassification: what is due is not due before it. */
  readonly notBefore: number;
  readonly end: RunEnd | null;
}
export interface RunEnd {
  readonly how: 'stopped' | 'cancelled';
  readonly at: number;
  /** What was due just before. */
  readonly due: number | null;
}

/** A target and the calendar it counts by, for one severity. */
export interface Term {
  readonly targetMs: number;
  readonly name: string;
  readonly calendar: Calendar;
}
/** The term of a severity, or null where the promise says nothing. */
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

export const lastSpan = (run: Run): Span => run.spans.at(-1)!;

export const startRun = (at: number, severity: string, hold: Hold): Run => ({
  spans: [{ from: at, to: null, severity, hold }],
  notBefore: -Infinity,
  end: null,
});

/** Ends the last span at `at` and begins another. */
export const turn = (run: Run, at: number, severity: string, hold: Hold): Run => ({
  ...run,
  spans: [...run.spans.slice(0, -1), { ...lastSpan(run), to: at }, { from: at, to: null, severity, hold }],
});

export const endRun = (run: Run, how: RunEnd['how'], at: number, terms: Terms): Run => ({
  ...run,
  spans: [...run.spans.slice(0, -1), { ...lastSpan(run), to: at }],
  end: { how, at, due: how === 'stopped' ? dueOf(run, at, terms) : null },
});

/** A stopped run taken up again: the time between is a span of its own. */
export const takeUp = (run: Run, at: number, severity: string, hold: Hold): Run => ({
  ...run,
  spans: [
    ...run.spans,
    { from: run.end!.at, to: at, severity, hold: { by: 'resolved' } },
    { from: at, to: null, severity, hold },
  ],
  end: null,
});

/** Everything counted by `at`, each span under its own severity; nothing while the present severity has no target. Milliseconds. */
export function elapsedOf(run: Run, at: number, terms: Terms): number {
  if (!terms(lastSpan(run).severity)) return 0;
  return run.spans.reduce((sum, span) => sum + countedIn(span, at, terms), 0);
}

/**
 * The first instant at which elapsed reaches the present target if nothing happens after `at`, past or to come; null while
 * held, without a target, and when ten years from `at` do not bring it.
 */
export function dueOf(run: Run, at: number, terms: Terms): number | null {
  const last = lastSpan(run);
  const present = terms(last.severity);
  if (!present || last.hold) return null;
  let need = present.targetMs;
  for (const span of run.spans.slice(0, -1)) {
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
