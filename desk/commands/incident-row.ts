import { concernedBy, furtherSearchText, nextDue, type Incident } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import type { IncidentRow } from '../store/index.ts';

/** The row of an incident after its events. `before` null: it is new. */
export function incidentRow(
  before: Incident | null,
  after: Incident,
  { policy, clocks }: Pick<Rules, 'policy' | 'clocks'>,
  now: Temporal.Instant,
): IncidentRow {
  // The other texts that it is found by do not change, unless they are erased; then the row is rewritten.
  const found = before === null || before.handOffs !== after.handOffs || before.partner !== after.partner;
  return {
    reference: after.reference,
    organisation: after.caller.organisation,
    service: after.service,
    channel: after.channel,
    type: after.contactType,
    summary: after.summary,
    description: after.description,
    caller: after.caller.name,
    openedAt: after.openedAt,
    severity: after.severity,
    state: after.state,
    owner: after.owner,
    team: after.team,
    due: nextDue(after, clocks(after, policy), policy, now)?.epochMilliseconds ?? null,
    persons: concernedBy(after).persons,
    further: found ? furtherSearchText(after, policy) : null,
    before: before && { severity: before.severity, state: before.state },
  };
}
