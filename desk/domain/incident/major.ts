import type { Actor } from '../access/actor.ts';
import type { NewEvent } from './events.ts';
import { mustBeOpen, refuse, requireText } from './refuse.ts';
import type { Incident } from './types.ts';
import { contactAt, type Policy, type Severity } from '../../../standards/index.ts';

type Declaration = Extract<NewEvent, { type: 'majorIncidentDeclared' }>;

/** The declaration for a severity that the plan declares at once; null for any other. Pure. */
export function declaredAtOnce(severity: Severity, policy: Policy, now: Temporal.Instant): Declaration | null {
  return policy.escalation.majorIncident?.declared[severity] === 'at-once' ? declaration('plan', policy, now) : null;
}

function declaration(by: Declaration['by'], { escalation }: Policy, now: Temporal.Instant): Declaration {
  const within = Temporal.Duration.from(escalation.majorIncident!.managerWithin);
  return { type: 'majorIncidentDeclared', by, managerDue: String(now.add(within)) };
}

/**
 * Effect of other events on the major incident: a severity declared at once starts one, and a severity that is never major stands
 * it down. Pure.
 */
export function majorIncidentAfter(
  events: readonly NewEvent[],
  state: Incident | null,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const major = policy.escalation.majorIncident;
  const cause = events.findLast(({ type }) => CAUSES.has(type));
  if (!major || !cause) return [];
  const severity = 'severity' in cause ? cause.severity : state!.severity;
  const isPart = state !== null && state.parent !== null && cause.type !== 'unlinkedFromParent';
  if ((state?.majorIncident ?? null) === null) return isPart ? [] : [declaredAtOnce(severity, policy, now) ?? []].flat();
  return major.declared[severity] === undefined ? [{ type: 'majorIncidentStoodDown' }] : [];
}
const CAUSES: ReadonlySet<NewEvent['type']> = new Set(['opened', 'reclassified', 'unlinkedFromParent']);

/** Declares a major incident where the plan leaves it to the desk. A duty manager who declares it becomes its manager. */
export function declareMajorIncident(
  state: Incident,
  given: string,
  policy: Policy,
  now: Temporal.Instant,
  actor: Actor,
): readonly NewEvent[] {
  mustBeOpen(state, 'declare');
  const reason = requireText(given, 'why it is a major incident');
  const severities = Object.keys(policy.escalation.majorIncident?.declared ?? {});
  if (!severities.includes(state.severity))
    throw refuse.wrongState(
      state,
      severities.length === 0
        ? 'the plan has no major incidents.'
        : `severity ${state.severity} is never a major incident. Reclassify it to severity ${severities.join(' or ')} first.`,
    );
  if (state.parent !== null) throw refuse.wrongState(state, `it is a part of ${state.parent}: declare that incident instead.`);
  if (state.majorIncident !== null) return [];
  return [
    { ...declaration('desk', policy, now), texts: { reason } },
    ...(actor.role === 'duty-manager' ? [appointed(actor.name, actor.role)] : []),
  ];
}

/**
 * Stands down a major incident that is over before the incident is, or never was one. It is not declared again by its severity
 * until the severity changes.
 */
export function standDown(state: Incident, given: string): readonly NewEvent[] {
  const reason = requireText(given, 'why it is stood down');
  if (state.majorIncident === null) throw refuse.wrongState(state, 'it is not a major incident.');
  mustBeOpen(state, 'stand down');
  return [{ type: 'majorIncidentStoodDown', texts: { reason } }];
}

/** Records the manager: the person who took command, or to whom it was handed over. */
export function appointManager(state: Incident, role: string, policy: Policy, now: Temporal.Instant): readonly NewEvent[] {
  mustBeOpen(state, 'appoint a manager for');
  if (state.majorIncident === null) throw refuse.wrongState(state, 'it is not a major incident. Declare it first.');
  const managers = policy.escalation.majorIncident?.managers ?? [];
  const contact = contactAt(policy, role, now);
  if (!contact || !managers.includes(role))
    throw refuse.invalid(`"${role}" cannot manage a major incident. These can: ${managers.join(', ')}.`);
  const { manager } = state.majorIncident;
  if (manager?.name === contact.name) return [];
  if (manager !== null)
    throw refuse.wrongState(
      state,
      `${manager.name} manages it. Hand command over: offer it to ${contact.name} with a brief, and record that it is accepted.`,
    );
  return [appointed(contact.name, role)];
}

/**
 * Acknowledging a major incident without a manager appoints one, if the role allows: the duty manager at the desk, or one of the
 * plan's managers in a call.
 */
export function becomesManager(
  state: Incident,
  { name, role }: { readonly name: string; readonly role: string },
  policy: Policy,
  by: 'desk' | 'call',
): readonly NewEvent[] {
  const may = by === 'desk' ? role === 'duty-manager' : policy.escalation.majorIncident?.managers.includes(role);
  return state.majorIncident !== null && state.majorIncident.manager === null && may ? [appointed(name, role)] : [];
}

const appointed = (manager: string, role: string): NewEvent => ({ type: 'managerAppointed', manager, role });

/** Whether no manager was named in time, as of `now`. A major incident that ended first needs none. Pure. */
export function managerIsMissed({ majorIncident, resolvedAt, closedAt }: Incident, now: Temporal.Instant): boolean {
  if (majorIncident === null) return false;
  const until = majorIncident.manager?.at ?? resolvedAt ?? closedAt ?? String(now);
  return Temporal.Instant.compare(Temporal.Instant.from(until), Temporal.Instant.from(majorIncident.managerDue)) > 0;
}
