import type { Contact, EscalationStep, Service, Severity, Standard } from '../standards/index.ts';
import { readHours, type Hours } from '../simulators/opening-hours.ts';
import { deputiesIn, holderIn } from '../steps/expected/rota.ts';
import type { ExpectedNotification } from './types.ts';

/** The plan as the exercise reads it from the standard, independently of the desk. */
export interface PlanReading {
  readonly inHours: Hours;
  readonly majorIncident: Standard['escalation']['majorIncident'];
  /** The notifications for an incident that nobody acknowledges, in time order. `declared`: it is declared a major incident on opening. */
  expected(severity: Severity, service: Service, opensAt: Temporal.Instant, declared?: boolean): readonly ExpectedNotification[];
}

export type PlanSource = Pick<Standard, 'escalation' | 'calendars' | 'tiers' | 'contacts' | 'rota'>;

export function readPlan({ escalation, calendars, tiers, contacts, rota }: PlanSource): PlanReading {
  const hours = new Map(Object.entries(calendars).map(([name, policy]) => [name, readHours(policy)]));
  const inHours = hours.get(escalation.inHours)!;

  const instantOf = (
    { trigger }: EscalationStep,
    severity: Severity,
    service: Service,
    opensAt: Temporal.Instant,
    declared: boolean,
  ) => {
    if ('declared' in trigger)
      return declared || escalation.majorIncident?.declared[severity] === 'at-once'
        ? opensAt.add(Temporal.Duration.from(trigger.declared))
        : null;
    if ('after' in trigger) return opensAt.add(Temporal.Duration.from(trigger.after));
    const target = tiers[service.tier]?.targets[severity];
    if (!target) return null;
    const whole = Temporal.Duration.from(target[trigger.clock]).total('milliseconds');
    return hours.get(target.calendar)!.after(opensAt, Math.ceil((whole * trigger.percent) / 100));
  };
  const inPeriod = (period: EscalationStep['period'], at: Temporal.Instant): boolean => {
    switch (period) {
      case 'always':
        return true;
      case 'in-hours':
        return inHours.isOpen(at);
      case 'out-of-hours':
        return !inHours.isOpen(at);
      case 'bank-holiday':
        return inHours.isClosure(at);
      default:
        return period satisfies never;
    }
  };
  const latest = ({ channels }: EscalationStep, planned: Temporal.Instant) =>
    channels.includes('telephone') ? planned : planned.add(Temporal.Duration.from(escalation.digestWindow));
  const contactOf = (role: string, at: Temporal.Instant): Contact => holderIn({ contacts, rota }, role, at);

  /** Nobody acknowledges, so the deputies are called in turn: after the plan's wait at the latest, earlier when the previous call was not answered. */
  const deputies = (step: EscalationStep, planned: Temporal.Instant): readonly ExpectedNotification[] => {
    if (!step.then) return [];
    const after = Temporal.Duration.from(step.then.after).total('milliseconds');
    return deputiesIn(contacts, step.to).map(({ role }, i) => {
      const at = planned.add({ milliseconds: after * (i + 1) });
      return { step, contact: contactOf(role, at), channel: 'telephone', planned: at, earliest: planned, latest: at };
    });
  };

  return {
    inHours,
    majorIncident: escalation.majorIncident,
    expected: (severity, service, opensAt, declared = false) =>
      escalation.steps
        .filter((step) => applies(step, severity, service))
        .flatMap((step) => {
          const planned = instantOf(step, severity, service, opensAt, declared);
          if (planned === null || !inPeriod(step.period, planned)) return [];
          const first = step.channels.map((channel) => ({
            step,
            contact: contactOf(step.to, planned),
            channel,
            planned,
            earliest: planned,
            latest: latest(step, planned),
          }));
          return [...first, ...deputies(step, planned)];
        })
        .sort((a, b) => Temporal.Instant.compare(a.planned, b.planned)),
  };
}

export const applies = (step: EscalationStep, severity: Severity, service: Service): boolean =>
  step.severities.includes(severity) && (step.services === undefined || step.services.includes(service.id));
