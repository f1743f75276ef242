import { Refusal } from '../kernel/index.ts';
import { after, impossible, unopened, type IncidentState } from './incident.ts';
import { dueOf, elapsedOf, endRun, startRun, continueRun, termsOf, nextSpan, type Hold, type Run, type Terms } from './run.ts';
import { segmentsOf } from './segments.ts';
import type { Calendars, ClockAnswer, ClockDefinition, ClockEvent, ClockSummary, ClockState } from './types.ts';

/** A clock after some events: its last run, if it ever had one. */
interface Reading {
  readonly run: Run | null;
  /** The incident was merged before the clock ran. */
  readonly cancelled: boolean;
  /** Whether a response has counted yet. */
  readonly answered: boolean;
}

/**
 * Reads the clock at `at`, with every segment. Pure: equal events give equal answers. Events after `at` are ignored.
 * @throws {Refusal} `impossible-events` when the events seen cannot have happened in this order.
 */
export function readClock(
  definition: ClockDefinition,
  calendars: Calendars,
  events: readonly ClockEvent[],
  at: Temporal.Instant,
): ClockAnswer {
  const terms = termsOf(definition, calendars);
  const reading = fold(definition, events, at.epochMilliseconds);
  return {
    ...summaryOf(reading, at.epochMilliseconds, terms),
    segments: reading.run ? segmentsOf(reading.run, at.epochMilliseconds, terms) : [],
  };
}

/** Reads the clock without its segments, for lists and wake-ups. @throws as `readClock`. */
export function readClockSummary(
  definition: ClockDefinition,
  calendars: Calendars,
  events: readonly ClockEvent[],
  at: Temporal.Instant,
): ClockSummary {
  const terms = termsOf(definition, calendars);
  return summaryOf(fold(definition, events, at.epochMilliseconds), at.epochMilliseconds, terms);
}

function fold(definition: ClockDefinition, events: readonly ClockEvent[], until: number): Reading {
  let reading: Reading = { run: null, cancelled: false, answered: false };
  let before = unopened;
  let previous = -Infinity;
  for (const event of events) {
    const at = event.at.epochMilliseconds;
    if (at > until) break;
    const why =
      at < previous
        ? `"${event.type}" at ${event.at} comes after a later event. Put the events in time order.`
        : impossible(before, event);
    if (why !== null) throw new Refusal('impossible-events', why);
    const now = after(before, event);
    reading = next(definition, reading, { event, at, before, now });
    before = now;
    previous = at;
  }
  return reading;
}

/** One event, and the state of the incident before and after it. */
interface Transition {
  readonly event: ClockEvent;
  readonly at: number;
  readonly before: IncidentState;
  readonly now: IncidentState;
}

/** The reading after one event. */
function next(definition: ClockDefinition, reading: Reading, transition: Transition): Reading {
  const { event, at, before, now } = transition;
  const { run } = reading;
  const hold = holdOf(definition, now);
  const counting =
    event.type === 'responded' &&
    definition.countsAsResponse.by.has(event.by) &&
    (!event.internal || definition.countsAsResponse.internal);
  const answered = reading.answered || counting;
  const running = run !== null && run.end === null;

  if (event.type === 'merged') {
    return running ? { ...reading, run: endRun(run, 'cancelled', at) } : { ...reading, cancelled: run === null };
  }
  if (running && stops(definition, transition, counting)) return { ...reading, answered, run: endRun(run, 'stopped', at) };
  if (starts(definition, transition, counting, reading.answered)) {
    const again = event.type === 'reopened' && definition.measures === 'resolution' && definition.reopen === 'continue' && run;
    return { ...reading, answered, run: again ? continueRun(again, at, now.severity, hold) : startRun(at, now.severity, hold) };
  }
  if (running && now.severity !== before.severity)
    return { ...reading, run: reclassify(definition, run, at, now.severity, hold) };
  if (running && !sameHold(hold, run.last.hold)) return { ...reading, run: nextSpan(run, at, now.severity, hold) };
  return answered === reading.answered ? reading : { ...reading, answered };
}

function starts(
  { measures, of }: ClockDefinition,
  { event, before, now }: Transition,
  counting: boolean,
  answered: boolean,
): boolean {
  switch (measures) {
    case 'response':
      return event.type === 'opened';
    case 'resolution':
      return event.type === 'opened' || event.type === 'reopened';
    case 'update':
      return (counting && now.phase === 'open') || (event.type === 'reopened' && answered);
    case 'team':
      return before.team !== of && now.team === of;
    case 'supplier':
      return before.supplier !== of && now.supplier === of;
  }
}

function stops({ measures, of }: ClockDefinition, { now }: Transition, counting: boolean): boolean {
  const over = now.phase === 'resolved' || now.phase === 'closed';
  switch (measures) {
    case 'response':
      return over || counting;
    case 'resolution':
    case 'update':
      return over;
    case 'team':
      return now.team !== of;
    case 'supplier':
      return now.supplier !== of;
  }
}

function reclassify({ reclassify }: ClockDefinition, run: Run, at: number, severity: string, hold: Hold): Run {
  switch (reclassify) {
    case 'forward':
      return { ...nextSpan(run, at, severity, hold), notBefore: at };
    case 'retroactive':
      return { ...run, retroactive: true, last: { ...run.last, severity } };
    case 'reset':
      return startRun(at, severity, hold);
  }
}

/** A pausing reason of an event takes precedence over being with a supplier. */
function holdOf({ pausedBy }: ClockDefinition, { pause, supplier }: IncidentState): Hold {
  if (pause !== null && pausedBy.has(pause)) return { by: 'pause', reason: pause };
  return supplier !== null && pausedBy.has('supplier') ? { by: 'pause', reason: 'supplier' } : null;
}

const sameHold = (a: Hold, b: Hold) => a?.by === b?.by && (a?.by === 'pause' && b?.by === 'pause' ? a.reason === b.reason : true);

function summaryOf({ run, cancelled }: Reading, at: number, terms: Terms): ClockSummary {
  const blank = { targetMs: null, remainingMs: null, breached: false, due: null };
  if (!run) return { state: cancelled ? 'cancelled' : 'not-started', elapsedMs: 0, ...blank };
  const elapsedMs = elapsedOf(run, run.end?.at ?? at, terms);
  if (run.end?.how === 'cancelled') return { state: 'cancelled', elapsedMs, ...blank };
  const term = terms(run.last.severity);
  if (!term) return { state: 'none', elapsedMs: 0, ...blank };
  const due = dueOf(run, run.end?.at ?? at, terms);
  const state: ClockState = run.end ? 'stopped' : run.last.hold ? 'paused' : 'running';
  return {
    state,
    elapsedMs,
    targetMs: term.targetMs,
    remainingMs: term.targetMs - elapsedMs,
    breached: elapsedMs > term.targetMs,
    due: due === null ? null : Temporal.Instant.fromEpochMilliseconds(due),
  };
}
