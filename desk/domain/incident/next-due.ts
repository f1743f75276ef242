import { calendarsOf, clockEvents } from './clocks.ts';
import { isOver } from './refuse.ts';
import type { Incident } from './types.ts';
import { readClockSummary, type ClockDefinition } from '../../../service-levels/index.ts';
import type { Policy } from '../../../standards/index.ts';

/**
 * The earlier of an incident's response and resolution deadlines, agreed ones included; null while neither has an instant. A missed
 * deadline stays, so the longest missed comes first. Pure.
 */
export function nextDue(
  incident: Incident,
  clocks: readonly ClockDefinition[],
  policy: Pick<Policy, 'calendars'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (isOver(incident)) return null;
  const events = clockEvents(incident.events);
  const calendars = calendarsOf(policy);
  return clocks
    .filter(({ measures, of }) => of === null && (measures === 'response' || measures === 'resolution'))
    .flatMap((clock) => {
      const { state, due, targetMs } = readClockSummary(clock, calendars, events, now);
      if ((state !== 'running' && state !== 'paused') || targetMs === null) return [];
      const agreed = incident.deadlines[clock.measures as 'response' | 'resolution']?.due;
      const at = agreed === undefined ? due : Temporal.Instant.from(agreed);
      return at === null ? [] : [at];
    })
    .reduce<Temporal.Instant | null>(
      (first, at) => (first !== null && Temporal.Instant.compare(first, at) <= 0 ? first : at),
      null,
    );
}
