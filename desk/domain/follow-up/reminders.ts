import type { Policy } from '../../../standards/index.ts';
import { addOpen } from '../../../service-levels/index.ts';
import { calendarsOf } from '../incident/clocks.ts';
import { pendingReminders, type Incident } from '../incident/index.ts';
import type { FollowUp } from './types.ts';

/** Each reminder fires once, during the service's hours. One due outside them waits for the next opening. */
export const remindersDue = (incident: Incident, policy: Policy): readonly FollowUp[] =>
  pendingReminders(incident).map(({ seq, due }) => {
    const at = inHours(Temporal.Instant.from(due), incident, policy);
    return { at, command: { do: 'deliverReminder', of: seq, planned: String(at) } };
  });

/** The service's hours at the incident's severity; the plan's hours when the service has no target. */
function inHours(due: Temporal.Instant, { service, severity }: Incident, policy: Policy): Temporal.Instant {
  const tier = policy.tiers[policy.services.find(({ id }) => id === service)?.tier ?? ''];
  const calendar = calendarsOf(policy).get(tier?.targets[severity].calendar ?? policy.escalation.inHours);
  // The first open millisecond ends 1 ms after the opening, or 1 ms after `due` itself when that is open.
  const first = calendar === undefined ? null : addOpen(calendar, due, 1);
  return first === null ? due : first.subtract({ milliseconds: 1 });
}
