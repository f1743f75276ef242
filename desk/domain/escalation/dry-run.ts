import { dueSteps } from './due-steps.ts';
import { describeStep } from './wording.ts';
import type { Channel } from '../incident/contact.ts';
import { declaredAtOnce, fold, type Incident, type RecordedEvent } from '../incident/index.ts';
import { clocksOf } from '../incident/service-level-targets.ts';
import { didYouMean, localTimes, UsageError } from '../../../kernel/index.ts';
import {
  contactAt,
  deputiesOf,
  type Contact,
  type EscalationStep,
  type Level,
  type Policy,
  type Severity,
} from '../../../standards/index.ts';

export interface Supposed {
  readonly severity: Severity;
  readonly service: string;
  readonly channel: Channel;
  /** The instant at which the incident is opened. */
  readonly at: Temporal.Instant;
}
/** One call or mail of the plan. */
export interface PlannedNotification {
  readonly step: string;
  readonly planned: Temporal.Instant;
  readonly kind: EscalationStep['kind'];
  readonly to: Pick<Contact, 'role' | 'title' | 'name'>;
  readonly by: 'telephone' | 'mail';
  readonly address: string;
  /** The event that would cancel it; for a deputy's call, acknowledgement of the call before. */
  readonly unless: EscalationStep['unless'];
  readonly deputyOf: string | null;
  readonly says: string;
}

/**
 * Every notification, in order, for an incident opened at an instant and then left unacknowledged: who, what, when and by which channel.
 * Sends nothing. Pure: uses the desk's own plan, clocks and periods. Mails may leave later than listed, bundled (`digestWindow`).
 * @throws {UsageError} for a service that is not in the catalogue, or a severity that the matrix never gives.
 */
export function dryRun(policy: Policy, supposed: Supposed): readonly PlannedNotification[] {
  const incident = incidentOf(policy, supposed);
  return dueSteps(incident, policy, clocksOf(incident, policy))
    .flatMap(({ step, planned }) => notificationsOf(step, planned, incident, policy))
    .sort((a, b) => Temporal.Instant.compare(a.planned, b.planned));
}

function notificationsOf(
  step: EscalationStep,
  planned: Temporal.Instant,
  incident: Incident,
  policy: Policy,
): readonly PlannedNotification[] {
  const contact = contactAt(policy, step.to, planned);
  if (!contact) return [];
  const common = { step: step.id, kind: step.kind, unless: step.unless, says: describeStep(step, incident, policy) };
  const notification = (
    to: Contact,
    by: PlannedNotification['by'],
    at: Temporal.Instant,
    deputyOf: string | null,
  ): PlannedNotification => ({
    ...common,
    planned: at,
    to: { role: to.role, title: to.title, name: to.name },
    by,
    address: by === 'telephone' ? to.telephone : to.mail,
    deputyOf,
  });
  let last = planned;
  const deputies = (step.then ? deputiesOf(step.to, policy.contacts) : []).map((deputy) => {
    last = last.add(Temporal.Duration.from(step.then!.after));
    return notification(contactAt(policy, deputy.role, last) ?? deputy, 'telephone', last, contact.role);
  });
  return [...step.channels.map((by) => notification(contact, by, planned, null)), ...deputies];
}

/** An incident as it is at the instant it is opened. */
function incidentOf(policy: Policy, { severity, service, channel, at }: Supposed): Incident {
  const ids = policy.services.map(({ id }) => id);
  if (!ids.includes(service))
    throw new UsageError(`"${service}" is not in the catalogue.${didYouMean(service, ids) || ` There are ${ids.join(', ')}.`}`);
  const cell = cellOf(policy, severity);
  if (!cell) throw new UsageError(`The matrix gives severity "${severity}" for no impact and urgency. Severities are 1 to 5.`);
  const recorded = {
    at: String(at),
    actor: { id: 'desk', name: null, role: 'system' },
    texts: { summary: 'what is wrong', description: '', caller: 'the caller' },
    hash: '',
    previous: '',
  } as const;
  const opened: RecordedEvent = {
    type: 'opened',
    channel,
    organisation: policy.organisations[0]!.id,
    service,
    contactType: 'incident',
    ...cell,
    severity,
    safety: [],
    seq: 1,
    ...recorded,
  };
  const declared = declaredAtOnce(severity, policy, at);
  return fold('INC-000000', [opened, ...(declared ? [{ ...declared, ...recorded, seq: 2 }] : [])])!;
}

function cellOf({ severity: { matrix } }: Policy, wanted: Severity): { readonly impact: Level; readonly urgency: Level } | null {
  for (const [impact, row] of Object.entries(matrix) as [Level, Record<Level, Severity>][])
    for (const [urgency, severity] of Object.entries(row) as [Level, Severity][])
      if (severity === wanted) return { impact, urgency };
  return null;
}

/**
 * Parses an instant, or a local time of the standard's zone, such as 2026-12-25T03:00.
 * @throws {UsageError} when it is neither.
 */
export function momentOf(text: string, policy: Policy): Temporal.Instant {
  try {
    return /(Z|[+-]\d\d:?\d\d)$/i.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(policy.zone).toInstant();
  } catch {
    throw new UsageError(`"${text}" is not a date and time. Write it like 2026-12-25T03:00 (local) or 2026-12-25T03:00:00Z.`);
  }
}

/** The list as readable text, times in the standard's zone. */
export function printPlan(notifications: readonly PlannedNotification[], { at, severity }: Supposed, policy: Policy): string {
  const local = localTimes(policy.zone).numeric;
  const rows = notifications.map(({ planned, step, to, by, address, unless, deputyOf }) => [
    local(planned),
    step,
    `${to.title} (${to.name})`,
    `${by === 'telephone' ? 'call to' : 'mail to'} ${address}`,
    deputyOf === null
      ? `unless ${unless.replace('-', ' ')}`
      : `if the previous call is not acknowledged, or at once if it reaches nobody`,
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(0, ...rows.map((row) => row[i]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const opened = `Opened ${local(at)} (${policy.zone}), if nobody acts:`;
  const major = policy.escalation.majorIncident;
  const how = major?.declared[severity];
  const due = major && local(at.add(Temporal.Duration.from(major.managerWithin)));
  const declared =
    how === 'at-once'
      ? [`Declared a major incident at once: a manager must be named by ${due}.`]
      : how === 'by-hand'
        ? [
            'A major incident only when the desk declares it; it then needs a manager, and the steps that count from the declaration.',
          ]
        : [];
  return `${[opened, ...declared, ...(lines.length > 0 ? lines : ['The plan has no step for it.'])].join('\n')}\n`;
}
