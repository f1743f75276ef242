import type { Service, Severity, Standard } from '../standards/index.ts';
import { firstCall, needsManager } from './major-incident.ts';
import { applies, type PlanReading } from './expected.ts';
import { PERIODS, type Drill, type ExerciseRecord, type Period } from './types.ts';

const SEVERITIES: readonly Severity[] = ['1', '2', '3', '4', '5'];
const HALF_HOUR = { minutes: 30 } as const;
const SEARCH_DAYS = 400;
/** A step that falls due for no opening within a fortnight is reported as never due. */
const FORTNIGHT_HOURS = 14 * 24;

/** The `for` of a drill that opens shortly before the desk closes. */
export const CLOSING = 'closing-time';
/** The `for` of a drill in which a manager is appointed. */
export const MANAGER = 'manager';
const BEFORE_CLOSING = { minutes: 4 } as const;

export interface DrillPlan {
  readonly drills: readonly Drill[];
  readonly notExercised: ExerciseRecord['notExercised'];
}
export interface DrillChoice {
  readonly severities?: readonly Severity[];
  readonly periods?: readonly Period[];
}

/**
 * The drills of a plan: every severity in every period, once for each kind of service that the plan distinguishes, and once shortly before
 * the desk closes. A step that falls due in none of these gets its own drill: eighteen hours after nine in the morning it is night, so a
 * daytime step does not fall due.
 */
export function drillsOf(
  { escalation, services }: Pick<Standard, 'escalation' | 'services'>,
  reading: PlanReading,
  from: Temporal.Instant,
  { severities = SEVERITIES, periods = PERIODS }: DrillChoice = {},
): DrillPlan {
  const openings = new Map(periods.map((period) => [period, openingIn(period, reading, from)]));
  const ordinary = severities.flatMap((severity) =>
    [...openings].flatMap(([period, opensAt]) =>
      opensAt === null ? [] : serviceKinds(severity).map((service) => ordinaryDrill({ severity, period, service, opensAt })),
    ),
  );
  const managed = severities.flatMap((severity) =>
    [...openings].flatMap(([period, opensAt]) => (opensAt === null ? [] : managerDrill(severity, period, opensAt))),
  );
  const whole = severities.length === SEVERITIES.length && periods.length === PERIODS.length;
  if (!whole) return { drills: [...ordinary, ...managed], notExercised: [] };

  const closing = closingAfter(reading, from);
  const drills = [
    ...ordinary,
    ...managed,
    ...(closing === null ? [] : severities.map((severity) => atClosing(severity, closing))),
  ];
  const notExercised = [...openings].flatMap(([period, opensAt]) =>
    opensAt !== null
      ? []
      : severities.map((severity) => ({
          step: 'every step',
          severity,
          why: `the calendar has no ${period} opening in the ${SEARCH_DAYS} days from ${from}`,
        })),
  );
  for (const step of escalation.steps)
    for (const severity of step.severities) {
      if (drills.some((known) => !known.managerAppointed && known.severity === severity && fallsDue(step.id, known))) continue;
      const declared = 'declared' in step.trigger && escalation.majorIncident?.declared[severity] === 'by-hand';
      const found = drillFor(step.id, severity, declared);
      if (found) drills.push(found);
      else
        notExercised.push({
          step: step.id,
          severity,
          why: 'within a fortnight there is no opening hour for which it falls due',
        });
    }
  return { drills, notExercised };

  /** Opens in hours and continues out of hours, so that steps of both periods fall due. */
  function atClosing(severity: Severity, closes: Temporal.Instant): Drill {
    const opensAt = closes.subtract(BEFORE_CLOSING);
    return drill({ ...NOBODY_ACTS, severity, period: 'in-hours', service: serviceKinds(severity)[0]!, opensAt, for: CLOSING });
  }
  /** A major incident that the first manager to be called takes. None when the plan has no major incidents, or calls nobody who may manage one. */
  function managerDrill(severity: Severity, period: Period, opensAt: Temporal.Instant): readonly Drill[] {
    const service = serviceKinds(severity)[0]!;
    const declared = escalation.majorIncident?.declared[severity] === 'by-hand';
    const major = escalation.majorIncident;
    if (!needsManager({ severity, declared }, major)) return [];
    if (!firstCall(reading.expected(severity, service, opensAt, declared), major)) return [];
    return [drill({ severity, period, service, opensAt, declared, managerAppointed: true, for: MANAGER })];
  }
  /** The first service of each kind. Two services are of one kind when the same steps apply to both. */
  function serviceKinds(severity: Severity): readonly Service[] {
    const bySteps = Map.groupBy(services, (service) =>
      escalation.steps.flatMap((step) => (applies(step, severity, service) ? [step.id] : [])).join(' '),
    );
    return [...bySteps.values()].map(([first]) => first!);
  }
  function fallsDue(
    step: string,
    { severity, service, opensAt, declared }: Pick<Drill, 'severity' | 'service' | 'opensAt' | 'declared'>,
  ): boolean {
    return reading.expected(severity, service, opensAt, declared).some((expected) => expected.step.id === step);
  }
  function drillFor(step: string, severity: Severity, declared: boolean): Drill | null {
    for (let i = 0, opensAt = from; i < FORTNIGHT_HOURS; i++, opensAt = opensAt.add({ hours: 1 }))
      for (const service of serviceKinds(severity))
        if (fallsDue(step, { severity, service, opensAt, declared }))
          return drill({
            severity,
            period: periodAt(opensAt, reading),
            service,
            opensAt,
            declared,
            managerAppointed: false,
            for: step,
          });
    return null;
  }
}

const NOBODY_ACTS = { declared: false, managerAppointed: false } as const;
const ordinaryDrill = (parts: Pick<Drill, 'severity' | 'period' | 'service' | 'opensAt'>): Drill =>
  drill({ ...NOBODY_ACTS, ...parts, for: null });
const drill = (parts: Omit<Drill, 'id'>): Drill => ({
  ...parts,
  id: ['severity', parts.severity, parts.period, parts.service.id, ...(parts.for === null ? [] : [parts.for])].join('-'),
});

export function periodAt(at: Temporal.Instant, { inHours }: PlanReading): Period {
  return inHours.isClosure(at) ? 'bank-holiday' : inHours.isOpen(at) ? 'in-hours' : 'out-of-hours';
}

/** The first time since `from` that the desk closes after three open hours and stays closed for three; null when it never does. */
export function closingAfter({ inHours }: PlanReading, from: Temporal.Instant): Temporal.Instant | null {
  for (let i = 0, at = from; i < SEARCH_DAYS * 48; i++, at = at.add(HALF_HOUR)) {
    const open = [-180, -120, -60, -1].every((minutes) => inHours.isOpen(at.add({ minutes })));
    if (open && [0, 60, 120, 180].every((minutes) => !inHours.isOpen(at.add({ minutes })))) return at;
  }
  return null;
}

/**
 * The first half hour since `from` well inside a period: the period holds an hour before and three hours after. On a bank holiday the desk
 * would be open but for the holiday, so that the drill can distinguish a holiday from a night. Null when the calendar has none.
 */
export function openingIn(period: Period, reading: PlanReading, from: Temporal.Instant): Temporal.Instant | null {
  const { inHours } = reading;
  const within = (at: Temporal.Instant) =>
    periodAt(at, reading) === period && (period !== 'bank-holiday' || inHours.wouldOpen(at));
  for (let i = 0, at = from; i < SEARCH_DAYS * 48; i++, at = at.add(HALF_HOUR)) {
    if (within(at) && [-1, 1, 2, 3].every((hours) => within(at.add({ hours })))) return at;
  }
  return null;
}
