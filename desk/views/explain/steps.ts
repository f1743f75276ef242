import { contactAt, type EscalationStep, type Policy } from '../../../standards/index.ts';
import { tasksByHand, type Incident } from '../../domain/incident/index.ts';
import type { EscalationView } from '../types.ts';
import { exactSpan } from './spans.ts';
import type { Delivery, ExplainedStep } from './types.ts';

/** Steps of the plan, taken and to come, with their recipients, channels, times and results. Pure. */
export function stepsOf(
  escalations: readonly EscalationView[],
  incident: Incident,
  policy: Policy,
  mayName: boolean,
): readonly ExplainedStep[] {
  const personAt = (role: string, at: string, holder: string | null = null) => {
    const contact = contactAt(policy, role, Temporal.Instant.from(at));
    return { title: contact?.title ?? role, name: mayName ? (holder ?? contact?.name ?? null) : null };
  };
  return escalations.map((escalation) => {
    const { step: id, to, planned, takenAt, channels, passedOn } = escalation;
    const taken = takenAt === null ? undefined : incident.escalations.find((each) => each.step === id);
    const step = policy.escalation.steps.find((each) => each.id === id);
    const toDeputy = takenAt === null && escalations.some((each) => each.step === id && each.takenAt !== null);
    return {
      ...escalation,
      why: toDeputy ? 'to the deputy, unless somebody acknowledges; at once when nobody is reached' : step ? whyOf(step) : '',
      addressee: personAt(to, takenAt ?? planned, taken?.holder),
      lateMs: takenAt === null ? null : lateness(planned, takenAt),
      deliveries: takenAt === null ? channels.map((channel) => ({ channel, at: null })) : deliveriesOf(id, 0, channels, incident),
      deputies: passedOn.map((deputy, i) => ({
        ...personAt(deputy.to, deputy.takenAt, taken?.passedOn[i]?.holder),
        planned: deputy.planned,
        takenAt: deputy.takenAt,
        lateMs: lateness(deputy.planned, deputy.takenAt),
        because: BECAUSE[deputy.because] ?? deputy.because,
        deliveries: deliveriesOf(id, i + 1, ['telephone'], incident),
      })),
    };
  });
}

const BECAUSE: Readonly<Record<string, string>> = {
  unacknowledged: 'nobody acknowledged',
  busy: 'the line was busy',
  unanswered: 'not answered',
  failed: 'the call could not be put through',
};

function lateness(planned: string, takenAt: string): number {
  const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
  return Math.max(0, instant(takenAt) - instant(planned));
}

/** A delivered call is attributed to the last person called before it; a mail to the first person only. */
function deliveriesOf(id: string, turn: number, channels: readonly string[], incident: Incident): readonly Delivery[] {
  const { events } = incident;
  const turns = events.filter(({ type, ...event }) => isTurn(type) && 'step' in event && event.step === id).map(({ seq }) => seq);
  const [from, to] = [turns[turn] ?? 0, turns[turn + 1] ?? Infinity];
  return channels.map((channel) => {
    const delivered = events.find(
      (each) =>
        each.type === 'escalationDelivered' &&
        each.step === id &&
        each.channel === channel &&
        each.seq > from &&
        (channel === 'mail' || each.seq < to),
    );
    const byHand = tasksByHand(incident).find(
      ({ kind, step, seq }) =>
        step === id && (kind === 'call') === (channel === 'telephone') && seq > from && (channel === 'mail' || seq < to),
    );
    return { channel, at: delivered?.at ?? null, ...(byHand && !delivered && { byHand: byHand.at }) };
  });
}
const isTurn = (type: string): boolean => type === 'escalated' || type === 'escalationPassedOn';

const PERIODS: Readonly<Record<EscalationStep['period'], string>> = {
  always: '',
  'in-hours': ' in hours',
  'out-of-hours': ' out of hours',
  'bank-holiday': ' on a bank holiday',
};

function whyOf({ trigger, period, severities, unless }: EscalationStep): string {
  const after = 'after' in trigger ? Temporal.Duration.from(trigger.after).total('milliseconds') : 0;
  const when =
    'after' in trigger
      ? after === 0
        ? 'at once'
        : `${exactSpan(after)} after opening`
      : 'declared' in trigger
        ? `${exactSpan(Temporal.Duration.from(trigger.declared).total('milliseconds'))} after it was declared a major incident`
        : `at ${trigger.percent} % of the ${trigger.clock} clock`;
  return `severity ${severities.join(', ')}: ${when}${PERIODS[period]}, unless ${unless.replaceAll('-', ' ')}`;
}
