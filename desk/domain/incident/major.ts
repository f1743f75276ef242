import type { Actor } from '../access/actor.ts';
import type { NewEvent } from './events.ts';
import { mustBeOpen, refuse, requireText } from './refuse.ts';
import type { Incident } from './types.ts';
import { contactAt, type Policy, type Severity } from '../../../standards/index.ts';

type Declaration = Extract<NewEvent, { type: 'majorIncidentDeclared' }>;

/** What declares an incident of this severity at once; null when nothing does. Pure. */
export function declaredAtOnce(severity: Severity, policy: Policy, now: Temporal.Instant): Declaration | null {
  return policy.escalation.majorIncident?.declared[severity] === 'at-once' ? declaration('plan', policy, now) : null;
}

function declaration(by: Declaration['by'], { escalation }: Policy, now: Temporal.Instant): Declaration {
  const within = Temporal.Duration.from(escalation.majorIncident!.managerWithin);
  return { type: 'majorIncidentDeclared', by, managerDue: String(now.add(within)) };
}

/** What other events mean for the major incident: it begins with a severity that always is one, and ends with one that never is. Pure. */
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

/** The desk declares what the plan leaves to it. A manager of the desk who does is its manager from then on. */
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
  if (state.parent !== null) throw refuse.wrongState(state, `it is a part of ${state.parent}: declare that.`);
  if (state.majorIncident !== null) return [];
  return [
    { ...declaration('desk', policy, now), texts: { reason } },
    ...(actor.role === 'duty-manager' ? [appointed(actor.name, actor.role)] : []),
  ];
}

/** Over before the incident is, or never one. What the severity declares stays stood down until the severity changes again. */
export function standDown(state: Incident, given: string): readonly NewEvent[] {
  const reason = requireText(given, 'why it is stood down');
  if (state.majorIncident === null) throw refuse.wrongState(state, 'it is no major incident, so there is nothing to stand down.');
  mustBeOpen(state, 'stand down');
  return [{ type: 'majorIncidentStoodDown', texts: { reason } }];
}

/** The desk writes down who has taken command, or whom it was handed to. */
export function appointManager(state: Incident, role: string, policy: Policy, now: Temporal.Instant): readonly NewEvent[] {
  mustBeOpen(state, 'appoint a manager for');
  if (state.majorIncident === null) throw refuse.wrongState(state, 'it is no major incident. Declare it first.');
  const managers = policy.escalation.majorIncident?.managers ?? [];
  const contact = contactAt(policy, role, now);
  if (!contact || !managers.includes(role))
    throw refuse.invalid(`"${role}" cannot manage a major incident. These can: ${managers.join(', ')}.`);
  return state.majorIncident.manager?.name === contact.name ? [] : [appointed(contact.name, role)];
}

/** Taking a major incident that has no manager makes one of whoever may be it: of the duty manager at the desk, and of the plan's managers in a call. */
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

/** Whether nobody was named in time, as of `now`. A major incident that ended first needs nobody any more. Pure. */
export function managerIsMissed({ majorIncident, resolvedAt, closedAt }: Incident, now: Temporal.Instant): boolean {
  if (majorIncident === null) return false;
  const until = majorIncident.manager?.at ?? resolvedAt ?? closedAt ?? String(now);
  return Temporal.Instant.compare(Temporal.Instant.from(until), Temporal.Instant.from(majorIncident.managerDue)) > 0;
}
