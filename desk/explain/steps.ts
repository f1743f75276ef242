import type { EscalationStep, Policy } from '../../standards/index.ts';
import type { Incident } from '../incident/index.ts';
import type { EscalationView } from '../views.ts';
import { exactSpan } from './spans.ts';
import type { ExplainedStep } from './types.ts';

/** The steps of the plan that were taken or are to come, with who they reach, how, when, and what came of it. Pure. */
export function stepsOf(
  escalations: readonly EscalationView[],
  incident: Incident,
  policy: Policy,
  mayName: boolean,
): readonly ExplainedStep[] {
  return escalations.map((escalation) => {
    const { step: id, to, planned, takenAt, channels } = escalation;
    const step = policy.escalation.steps.find((each) => each.id === id);
    const contact = policy.contacts.find(({ role }) => role === to);
    const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
    const delivered = (channel: string) =>
      incident.events.find((each) => each.type === 'escalationDelivered' && each.step === id && each.channel === channel);
    return {
      ...escalation,
      why: step ? whyOf(step) : '',
      addressee: { title: contact?.title ?? to, name: mayName ? (contact?.name ?? null) : null },
      lateMs: takenAt === null ? null : Math.max(0, instant(takenAt) - instant(planned)),
      deliveries: channels.map((channel) => ({ channel, at: delivered(channel)?.at ?? null })),
    };
  });
}

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
      : `at ${trigger.percent} % of the ${trigger.clock} clock`;
  return `severity ${severities.join(', ')}: ${when}${PERIODS[period]}, unless ${unless.replaceAll('-', ' ')}`;
}
