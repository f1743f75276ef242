import type { NewEvent } from '../events.ts';
import { refuse } from '../refuse.ts';
import type { Incident } from '../types.ts';
import { contactAt, type Policy } from '../../../../standards/index.ts';

/** What an incident waits for before it can close, as a sentence; null: nothing. Pure. */
export function heldOpenBySafety({ safetyCase }: Pick<Incident, 'safetyCase'>, policy: Policy): string | null {
  const { clinicalSafety } = policy;
  if (clinicalSafety === null || safetyCase === null) return null;
  const { flaggedAt, askedAt, triage, signOff, acceptance } = safetyCase;
  if (askedAt !== null) return 'somebody has to answer whether a patient may have come to harm';
  if (flaggedAt === null) return null;
  const nameOf = (role: string) => {
    const contact = policy.contacts.find((each) => each.role === role);
    return contact === undefined ? role : `the ${contact.title.toLowerCase()}`;
  };
  const officer = nameOf(clinicalSafety.officer);
  if (signOff === null)
    return triage === null ? `${officer} has not filled the triage form and signed it off` : `${officer} has not signed it off`;
  const { from, by } = clinicalSafety.acceptance;
  return signOff.risk >= from && acceptance === null ? `${nameOf(by)} has not accepted its risk of ${signOff.risk}` : null;
}

/**
 * No way leads past the sign-off: whatever closes the incident is refused, by hand, by the night, with consent, or by another desk.
 * Pure; throws a `Refusal`.
 */
export function mustBeSignedOff(events: readonly NewEvent[], state: Incident, policy: Policy): void {
  if (!events.some(({ type }) => type === 'closed')) return;
  const why = heldOpenBySafety(state, policy);
  if (why !== null) throw refuse.notSignedOff(`${state.reference} stays open: ${why}.`);
}

/** When the deputy is to be told; null when nobody waits for that. A call that reached nobody is passed on at once. Pure. */
export function deputyDue(incident: Incident, policy: Policy, deputy: string | undefined): Temporal.Instant | null {
  const { safetyCase } = incident;
  if (deputy === undefined || safetyCase?.flaggedAt == null || policy.clinicalSafety === null) return null;
  const last = safetyCase.told.at(-1);
  const since = Temporal.Instant.from(last?.at ?? safetyCase.flaggedAt);
  const unreached = safetyCase.unreached.find(({ role }) => role === last?.role);
  if (unreached) return Temporal.Instant.from(unreached.at);
  // Nobody can be called in a role without a holder, so the next one is told at once.
  if (contactAt(policy, deputy, since) === undefined) return null;
  return since.add(Temporal.Duration.from(policy.clinicalSafety.deputyAfter));
}
