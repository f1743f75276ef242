import { spanText, timeLeftText } from '../views/dates.ts';
import type { ClockReading, IncidentView, NamedReading } from '../views/types.ts';

export interface Deadline {
  readonly measures: string;
  readonly due: string | null;
  readonly left: string;
  readonly missed: boolean;
}

const isLive = (clock: AnyReading) => (clock.state === 'running' || clock.state === 'paused') && clock.targetMs !== null;

/**
 * Time left is time on the deadline's clock, which stops out of hours. Time past a deadline is real time, because that is how long the
 * caller has waited.
 */
export function timeLeft(clock: AnyReading, now: Temporal.Instant): string {
  // A manually agreed deadline is an instant, so the time left is real time.
  if (clock.byHand && isLive(clock))
    return timeLeftText(Temporal.Instant.from(clock.byHand.due).epochMilliseconds - now.epochMilliseconds);
  const past = clock.due === null ? 0 : now.epochMilliseconds - Temporal.Instant.from(clock.due).epochMilliseconds;
  if (clock.breached && past > 0) return timeLeftText(-past);
  const left = clock.remainingMs ?? (clock.targetMs === null ? 0 : Math.max(0, clock.targetMs - clock.elapsedMs));
  return clock.state === 'paused' ? `paused with ${spanText(left)} left` : timeLeftText(left);
}

/** The next deadline, or the one missed first, of an incident's live clocks; null when none is live. */
export function nextDeadline(incident: Pick<IncidentView, 'clocks'>, now: Temporal.Instant): Deadline | null {
  const at = (clock: ClockReading) =>
    clock.due === null ? Number.POSITIVE_INFINITY : Temporal.Instant.from(clock.due).epochMilliseconds;
  const [first] = incident.clocks.filter(isLive).sort((a, b) => at(a) - at(b));
  return first
    ? { measures: first.measures, due: first.due, left: timeLeft(first, now), missed: first.byHand?.missed ?? first.breached }
    : null;
}

type AnyReading = Omit<NamedReading, 'measures' | 'of'>;
const STATES: Readonly<Record<ClockReading['state'], string>> = {
  'not-started': 'not started',
  none: 'no target',
  running: 'running',
  paused: 'paused',
  stopped: 'stopped',
  cancelled: 'cancelled',
};

/** Describes a clock for its incident's page. `measures` names it unless it has its own name. */
export function clockWords(
  clock: AnyReading & { readonly measures: string; readonly name?: string },
  now: Temporal.Instant,
): { readonly name: string; readonly state: string; readonly text: string } {
  const target = clock.targetMs === null ? '' : ` of ${spanText(clock.targetMs)}`;
  const used = `${spanText(clock.elapsedMs)}${target} used`;
  return {
    name: clock.name ?? clock.measures[0]!.toUpperCase() + clock.measures.slice(1),
    state: STATES[clock.state],
    text: isLive(clock) ? `${used}, ${timeLeft(clock, now)}.` : `${used}.`,
  };
}
