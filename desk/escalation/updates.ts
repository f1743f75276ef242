import type { Policy } from '../../standards/index.ts';
import { readFace, usualClock, type ClockDefinition } from '../clock/index.ts';
import { calendarsOf, clockEvents } from '../incident/clocks.ts';
import type { Incident } from '../incident/index.ts';

/** The promise to say something to the caller again and again, in the hours of the service's tier; null when the plan makes none for it. */
function updateClock(incident: Incident, { services, tiers, escalation }: Policy): ClockDefinition | null {
  const tier = tiers[services.find(({ id }) => id === incident.service)?.tier ?? ''];
  const every = Object.entries(escalation.updateEvery);
  if (!tier || every.length === 0) return null;
  return {
    ...usualClock,
    measures: 'update',
    targets: new Map(
      every.map(([severity, duration]) => [
        severity,
        {
          targetMs: Temporal.Duration.from(duration).total('milliseconds'),
          calendar: tier.targets[severity as keyof typeof tier.targets].calendar,
        },
      ]),
    ),
    pausedBy: new Set(tier.pausedBy),
    // What the desk says of itself keeps this promise for another while; it is no response.
    countsAsResponse: { by: new Set(['analyst', 'system'] as const), internal: false },
  };
}

/**
 * When the caller has to hear something again: the plan's interval after the last word to them, from the first response until it is resolved.
 * Null when nothing is promised, or while the caller is the one who is asked. Pure.
 */
export function nextUpdate(incident: Incident, policy: Policy): Temporal.Instant | null {
  const clock = incident.supplier?.status === 'resolved' ? null : updateClock(incident, policy);
  if (clock === null) return null;
  const face = readFace(clock, calendarsOf(policy), clockEvents(incident.events), Temporal.Instant.from(incident.lastAt));
  return face.state === 'running' ? face.due : null;
}
