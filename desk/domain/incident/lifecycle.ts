import type { Actor } from '../access/actor.ts';
import { mustBeFirstContact } from './first-contact.ts';
import { answeredSinceConfirmed } from './answers.ts';
import type { NewEvent } from './events.ts';
import { addressOf, writtenTo } from './reach.ts';
import { isOver, mustBeOpen, refuse, requireText } from './refuse.ts';
import { teamNamed } from './service-level-targets.ts';
import { severityOf } from './severity.ts';
import type { Incident } from './types.ts';
import { didYouMean } from '../../../kernel/index.ts';
import type { Level, Policy } from '../../../standards/index.ts';

export function acknowledge(incident: Incident, actor: Actor): readonly NewEvent[] {
  mustBeOpen(incident, 'acknowledge');
  return incident.acknowledgedAt !== null && incident.owner === actor.name ? [] : [{ type: 'acknowledged', owner: actor.name }];
}

export function respond(incident: Incident, text: string, channel: 'phone' | 'email' | 'portal'): readonly NewEvent[] {
  if (channel === 'email' && addressOf(incident) === undefined)
    throw refuse.invalid(`${incident.caller.name} gave no mail address: respond by phone, or on the portal.`);
  return [{ type: 'responded', by: 'analyst', channel, texts: { text: requireText(text, 'your response to the caller') } }];
}

/** Accepts only reasons that pause some tier's clocks. Any other would look like a pause and stop no clock. */
export function pause(incident: Incident, given: string, policy: Policy): readonly NewEvent[] {
  mustBeOpen(incident, 'pause');
  const reason = requireText(given, 'why the clocks should pause');
  const known = [...new Set(Object.values(policy.tiers).flatMap(({ pausedBy }) => pausedBy))]
    .filter((each) => each !== 'supplier')
    .sort();
  if (!known.includes(reason))
    throw refuse.invalid(
      `"${reason}" is not a reason to pause. Reasons are: ${known.join(', ') || 'none'}.${didYouMean(reason, known)}`,
    );
  return incident.pausedBy === reason ? [] : [{ type: 'paused', reason }];
}

export function resume(incident: Incident): readonly NewEvent[] {
  if (incident.pausedBy === null) throw refuse.wrongState(incident, 'only a paused incident can be resumed.');
  return [{ type: 'resumed' }];
}

export function reclassify(
  incident: Incident,
  to: { impact: Level; urgency: Level; reason: string },
  policy: Policy,
): readonly NewEvent[] {
  mustBeOpen(incident, 'reclassify');
  const { impact, urgency } = to;
  const reason = requireText(to.reason, 'why the classification changes');
  if (!policy.severity.matrix[impact]?.[urgency])
    throw refuse.invalid(`There is no severity for impact "${impact}" and urgency "${urgency}". Both go from 1 to 5.`);
  if (impact === incident.impact && urgency === incident.urgency) return [];
  const severity = severityOf({ impact, urgency, safety: incident.safety }, policy);
  return [{ type: 'reclassified', impact, urgency, severity, texts: { reason } }];
}

/** A team of the policy is recorded under the policy's spelling, so its operational-level agreement has one clock. */
export function assign(incident: Incident, to: string, policy: Policy): readonly NewEvent[] {
  mustBeOpen(incident, 'assign');
  const written = requireText(to, 'to which team');
  const team = teamNamed(written, policy)?.name ?? written;
  return incident.team === team ? [] : [{ type: 'assigned', team }];
}

export function resolve(
  incident: Incident,
  { how, firstContact }: { readonly how: string; readonly firstContact?: true },
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  mustBeOpen(incident, 'resolve');
  if (incident.withSupplier)
    throw refuse.wrongState(
      incident,
      'take it back from the supplier before you resolve it here, or have its resolution confirmed.',
    );
  if (firstContact) mustBeFirstContact(incident, policy, now);
  const resolved: NewEvent = {
    type: 'resolved',
    ...(firstContact && { firstContact }),
    texts: { how: requireText(how, 'how it was resolved') },
  };
  return [resolved, askCaller(incident)];
}

/**
 * Asks the caller whether it works again: by mail if there is an address, else by telephone; the event then asks the analyst to
 * call.
 */
export const askCaller = (incident: Incident): NewEvent => ({
  type: 'callerAsked',
  by: writtenTo(incident) === undefined ? 'phone' : 'email',
});

/** The supplier reports it resolved; the caller has not confirmed it. */
export const supplierHasResolved = (incident: Incident) =>
  incident.withSupplier && ['resolved', 'closed'].includes(incident.supplier?.status ?? '');

export function confirm(incident: Incident): readonly NewEvent[] {
  // A confirmation after a later answer counts anew.
  if (incident.confirmedAt !== null && !answeredSinceConfirmed(incident)) return [];
  if (incident.resolvedAt !== null) return [{ type: 'confirmed' }];
  if (supplierHasResolved(incident))
    return [{ type: 'confirmed' }, { type: 'resolved', texts: { how: `By ${incident.supplier!.id}.` } }];
  throw refuse.wrongState(incident, 'there is nothing to confirm until it is resolved.');
}

export function close(incident: Incident): readonly NewEvent[] {
  if (incident.closedAt !== null) throw refuse.wrongState(incident, 'it can only be reopened.');
  if (incident.confirmedAt === null)
    throw refuse.notConfirmed(
      incident.resolvedAt !== null || supplierHasResolved(incident)
        ? `${incident.reference} closes only after the caller has confirmed that it works again. Ask ${incident.caller.name}, then record the answer with "confirm".`
        : `${incident.reference} is neither resolved nor confirmed. Resolve it, ask the caller, then record the answer with "confirm".`,
    );
  return [{ type: 'closed' }];
}

export function reopen(incident: Incident, reason: string): readonly NewEvent[] {
  if (!isOver(incident) && !supplierHasResolved(incident))
    throw refuse.wrongState(incident, 'only what was resolved or closed can be reopened.');
  // A supplier's closed ticket is final. One that is only resolved, and still with the supplier, can be reopened.
  const supplierAgain =
    incident.closedAt === null && incident.supplier?.status === 'resolved' && incident.handOffs.at(-1)?.state === 'resolved';
  const reopened: NewEvent = { type: 'reopened', supplierAgain, texts: { reason: requireText(reason, 'what is still wrong') } };
  // A problem that remains after its parent was resolved is not part of that parent.
  return incident.parent === null ? [reopened] : [reopened, { type: 'unlinkedFromParent', parent: incident.parent }];
}
