import type { Policy } from '../../../standards/index.ts';
import { addOpen } from '../../../service-levels/index.ts';
import { calendarsOf } from '../incident/clocks.ts';
import { pendingReminders, type Incident } from '../incident/index.ts';
import type { FollowUp } from './types.ts';

/** Every reminder is told once, in the hours of the service: one whose time lies outside them waits for the next opening. */
export const remindersDue = (incident: Incident, policy: Policy): readonly FollowUp[] =>
  pendingReminders(incident).map(({ seq, due }) => {
    const at = inHours(Temporal.Instant.from(due), incident, policy);
    return { at, command: { do: 'deliverReminder', of: seq, planned: String(at) } };
  });

/** The hours of the service at the incident's severity; of the plan, where nothing is promised for the service. */
function inHours(due: Temporal.Instant, { service, severity }: Incident, policy: Policy): Temporal.Instant {
  const tier = policy.tiers[policy.services.find(({ id }) => id === service)?.tier ?? ''];
  const calendar = calendarsOf(policy).get(tier?.targets[severity].calendar ?? policy.escalation.inHours);
  // The first open millisecond ends one millisecond after the opening, or after the time itself where that is open.
  const first = calendar === undefined ? null : addOpen(calendar, due, 1);
  return first === null ? due : first.subtract({ milliseconds: 1 });
}
