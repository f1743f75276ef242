import type { Policy } from '../../../standards/index.ts';
import { readClockSummary, type ClockDefinition } from '../../../service-levels/index.ts';
import { calendarsOf, clockEvents } from '../incident/clocks.ts';
import type { Incident } from '../incident/index.ts';

/**
 * When the caller's next update is due: the plan's interval after the last message to them, from the first response until
 * resolution. Null when the plan has no update target, or while the desk waits for the caller. Pure.
 */
export function nextUpdate(
  incident: Incident,
  policy: Pick<Policy, 'calendars'>,
  clocks: readonly ClockDefinition[],
): Temporal.Instant | null {
  const clock = incident.supplier?.status === 'resolved' ? undefined : clocks.find(({ measures }) => measures === 'update');
  if (!clock) return null;
  const summary = readClockSummary(
    clock,
    calendarsOf(policy),
    clockEvents(incident.events),
    Temporal.Instant.from(incident.lastAt),
  );
  return summary.state === 'running' ? summary.due : null;
}
