import type { ClockDefinition, ClockEvent } from '../../../service-levels/index.ts';
import type { NamedReading } from '../types.ts';
import type { LocalTimes } from '../../../kernel/index.ts';
import { exactSpan } from './spans.ts';
import type { StatementLine } from './types.ts';

/** Maximum number of figures in a written-out sum; a longer sum states only their number. */
const MOST_FIGURES = 8;

/** Derives the deadline from the target: the target time, the time counted, the time remaining, and the resulting deadline. Pure. */
export function arithmeticOf(
  clock: NamedReading,
  statement: readonly StatementLine[],
  definition: ClockDefinition | undefined,
  events: readonly ClockEvent[],
  times: LocalTimes,
): readonly string[] {
  const { state, targetMs, remainingMs, elapsedMs } = clock;
  const past = statement.filter(({ ahead }) => !ahead);
  if (state === 'not-started') return [STARTS[clock.measures] ?? 'It has not started.'];
  if (targetMs === null || remainingMs === null)
    return [state === 'cancelled' ? 'It was cancelled.' : 'There is no target for this severity, so there is no deadline.'];
  // A stopped clock is unaffected by later severities.
  const end = state === 'stopped' ? past.at(-1)?.to : undefined;
  const classified = events
    .filter((event) => event.type === 'opened' || event.type === 'reclassified')
    .filter(({ at }) => end === undefined || Temporal.Instant.compare(at, end) <= 0);
  const severity = classified.at(-1)?.severity ?? '';
  const calendar = definition?.targets.get(severity)?.calendar;
  const version = statement.findLast((line) => line.calendar === calendar)?.version;
  const by =
    calendar === undefined ? '' : `, counted by the calendar “${calendar}”${version == null ? '' : `, version ${version}`}`;
  return [
    `Target: ${exactSpan(targetMs)} at severity ${severity}${by}.`,
    ...(definition?.reclassify === 'forward' ? reclassified(classified, statement[0]?.from, times) : []),
    `Counted so far: ${sum(past, elapsedMs)}.`,
    remainingMs >= 0
      ? `Remaining: ${exactSpan(targetMs)} − ${exactSpan(elapsedMs)} = ${exactSpan(remainingMs)}.`
      : `Over: ${exactSpan(elapsedMs)} − ${exactSpan(targetMs)} = ${exactSpan(-remainingMs)}.`,
    ...ending(clock, statement, times),
  ];
}

/** Describes a manually agreed deadline: its author, time and reason, and that neither pauses nor severities move it. */
export function agreedDeadlineLines(
  byHand: NamedReading['byHand'],
  state: NamedReading['state'],
  times: LocalTimes,
): readonly string[] {
  if (byHand === null) return [];
  const { due, setAt, by, reason, missed } = byHand;
  const became = state === 'stopped' ? (missed ? ' Missed.' : ' Kept.') : missed ? ' It has passed.' : '';
  return [
    `Set by hand: due ${times.short(due)}, and no pause or severity moves it. By ${by} on ${times.short(setAt)}${reason === '' ? '' : `: ${reason}`}.${became}`,
  ];
}

const STARTS: Readonly<Partial<Record<NamedReading['measures'], string>>> = {
  update: 'It starts with the first response, and again with each update to the caller.',
  team: 'It starts when the incident is passed to the team.',
  supplier: 'It starts when the incident is handed to the supplier.',
};

/** Successive severities of a run that kept its counted time. */
const reclassified = (
  classified: readonly { readonly at: Temporal.Instant; readonly severity: string }[],
  start: string | undefined,
  times: LocalTimes,
): readonly string[] =>
  classified.flatMap(({ at, severity }, i) => {
    const before = classified[i - 1];
    return before && start !== undefined && Temporal.Instant.compare(at, start) >= 0
      ? [`The severity went from ${before.severity} to ${severity} on ${times.short(at)}; what had been counted was kept.`]
      : [];
  });

/** The open windows that were counted. A window that a pause or a new severity only touches counts once. */
function sum(lines: readonly StatementLine[], totalMs: number): string {
  const figures = lines.filter(({ countedMs }) => countedMs > 0).map(({ countedMs }) => exactSpan(countedMs));
  if (figures.length === 0) return exactSpan(totalMs);
  if (figures.length === 1) return `${figures[0]}, in one open window`;
  if (figures.length > MOST_FIGURES) return `${exactSpan(totalMs)}, in ${figures.length} open windows`;
  return `${figures.join(' + ')} = ${exactSpan(totalMs)}, in ${figures.length} open windows`;
}

function ending(
  { state, due, breached, segments }: NamedReading,
  statement: readonly StatementLine[],
  times: LocalTimes,
): readonly string[] {
  const deadline = due === null ? null : times.short(due);
  if (state === 'stopped') {
    const stopped = segments.at(-1)?.to;
    const at = stopped === undefined ? 'at once' : `on ${times.short(stopped)}`;
    const promised = deadline === null ? 'while it was paused' : `with its deadline on ${deadline}`;
    return [`Stopped ${at}, ${promised}: ${breached ? 'missed' : 'kept'}.`];
  }
  if (state === 'paused') return ['Due: unknown while it is paused. It continues from here when it is resumed.'];
  if (deadline === null) return ['Due: not within ten years.'];
  const coming = statement.filter(({ ahead, countedMs }) => ahead && countedMs > 0);
  if (breached) return [`Due: was ${deadline}. Missed.`];
  const windows = coming.map(
    ({ countedMs, from, to }) => `${exactSpan(countedMs)} from ${times.short(from)} to ${times.short(to)}`,
  );
  const how =
    windows.length === 0
      ? ''
      : windows.length > MOST_FIGURES
        ? `, after ${windows.length} more open windows`
        : `: ${windows.join(', then ')}`;
  return [`Due: ${deadline}${how}.`];
}
