import {
  addOpen,
  elapsedOpenMs,
  readClockSummary,
  type ClockDefinition,
  type ClockEvent,
  type ClockSummary,
} from '../../../service-levels/index.ts';
import { isIn } from './period.ts';
import type { PlannedStep } from './types.ts';
import { calendarsOf, clockEvents } from '../incident/clocks.ts';
import type { AgreedDeadline, Incident } from '../incident/index.ts';
import { isOver } from '../incident/refuse.ts';
import { contactAt, deputiesOf, type EscalationStep, type Policy, type Trigger } from '../../../standards/index.ts';

/**
 * The plan's steps still to take, given the events so far, earliest first. Pure: it does not depend on the current time. A step
 * due in the past is to be taken at once. Left out are steps already taken, steps cancelled by an event, and steps of another
 * period than the one they fall due in. A child incident has none: its parent's plan covers both, while the child's own clocks
 * run on.
 */
export function dueSteps(incident: Incident, policy: Policy, clocks: readonly ClockDefinition[]): readonly PlannedStep[] {
  if (isOver(incident) || incident.parent !== null) return [];
  const events = clockEvents(incident.events);
  const times = { since: Temporal.Instant.from(incident.severitySince), last: Temporal.Instant.from(incident.lastAt) };
  const steps = policy.escalation.steps
    .filter((step) => step.severities.includes(incident.severity))
    .filter((step) => step.services === undefined || step.services.includes(incident.service))
    .filter((step) => !incident.escalations.some((taken) => taken.step === step.id) && !hasHappened(step.unless, incident))
    .flatMap((step): PlannedStep[] => {
      const planned = instantOf(step.trigger, incident, policy, clocks, events, times);
      return planned !== null && isIn(step.period, planned, policy) ? [{ step, planned }] : [];
    });
  return [...steps, ...deputies(incident, policy)].sort((a, b) => Temporal.Instant.compare(a.planned, b.planned));
}

/**
 * The next deputy to call under each step that was taken and not acknowledged: after the plan's wait, or at once when the last
 * call reached nobody.
 */
function deputies(incident: Incident, policy: Policy): readonly PlannedStep[] {
  return incident.escalations.flatMap((taken): PlannedStep[] => {
    const step = policy.escalation.steps.find(({ id }) => id === taken.step);
    if (!step?.then || !step.severities.includes(incident.severity)) return [];
    if (taken.acknowledgedAt !== null || hasHappened(step.unless, incident)) return [];
    const last = taken.passedOn.at(-1) ?? taken;
    const unreached = taken.unreached.find(({ to }) => to === last.to);
    // A call that reached nobody cannot be acknowledged, so there is nothing to wait for.
    const planned = unreached
      ? Temporal.Instant.from(unreached.at)
      : Temporal.Instant.from(last.takenAt).add(Temporal.Duration.from(step.then.after));
    // Nobody is called twice, even a person who holds two of the roles.
    const called = [taken, ...taken.passedOn].map(({ to, takenAt }) => contactAt(policy, to, Temporal.Instant.from(takenAt)));
    const deputy = deputiesOf(taken.to, policy.contacts).find(({ role }) => {
      const next = contactAt(policy, role, planned)!;
      return !called.some((each) => each?.role === role || each?.telephone === next.telephone);
    });
    if (!deputy) return [];
    return [{ step, planned, deputy: { role: deputy.role, because: unreached?.why ?? 'unacknowledged' } }];
  });
}

function hasHappened(what: EscalationStep['unless'], incident: Incident): boolean {
  switch (what) {
    case 'acknowledged':
      return incident.acknowledgedAt !== null;
    case 'managed':
      return incident.majorIncident === null ? incident.acknowledgedAt !== null : incident.majorIncident.manager !== null;
    case 'responded':
      return incident.respondedAt !== null;
    case 'handed-off':
      return incident.handOffCount > 0;
    case 'resolved':
      return isOver(incident);
    default:
      return what satisfies never;
  }
}

/**
 * When a step falls due; null while its clock is stopped. When an incident becomes severe late, is reopened or leaves its parent,
 * some steps are already past. They fall due at that change, because they did not apply before it.
 */
function instantOf(
  trigger: Trigger,
  incident: Incident,
  policy: Policy,
  clocks: readonly ClockDefinition[],
  events: readonly ClockEvent[],
  { since, last }: { readonly since: Temporal.Instant; readonly last: Temporal.Instant },
): Temporal.Instant | null {
  const latest = (planned: Temporal.Instant) => (Temporal.Instant.compare(planned, since) < 0 ? since : planned);
  if ('declared' in trigger) {
    const declared = incident.majorIncident?.declaredAt;
    return declared === undefined ? null : latest(Temporal.Instant.from(declared).add(Temporal.Duration.from(trigger.declared)));
  }
  if ('after' in trigger) return latest(Temporal.Instant.from(incident.openedAt).add(Temporal.Duration.from(trigger.after)));

  const clock = clocks.find(({ measures }) => measures === trigger.clock);
  if (!clock) return null;
  const byHand = incident.deadlines[trigger.clock];
  if (byHand) {
    const share = shareOf(byHand, clock, trigger.percent, incident, policy, events);
    return share && latest(share);
  }
  const summary = readClockSummary(partOf(clock, trigger.percent), calendarsOf(policy), events, last);
  return summary.state === 'running' && summary.due !== null ? latest(summary.due) : null;
}

const isLive = ({ state }: ClockSummary): boolean => state === 'running' || state === 'paused';

/**
 * When a share of the time to a deadline set by hand has elapsed. Counts open time from the moment it was set, so no warning is
 * in the past already; counts real time when none of it is open. A pause does not move the deadline, so it does not move this.
 * Null when the clock has ended.
 */
function shareOf(
  { due, setAt }: AgreedDeadline,
  clock: ClockDefinition,
  percent: number,
  incident: Incident,
  policy: Policy,
  events: readonly ClockEvent[],
): Temporal.Instant | null {
  const calendars = calendarsOf(policy);
  if (!isLive(readClockSummary(clock, calendars, events, Temporal.Instant.from(incident.lastAt)))) return null;
  const [from, to] = [Temporal.Instant.from(setAt), Temporal.Instant.from(due)];
  const calendar = calendars.get(clock.targets.get(incident.severity)?.calendar ?? '');
  const share = (ms: number) => Math.ceil((ms * percent) / 100);
  const openMs = calendar === undefined ? 0 : elapsedOpenMs(calendar, from, to);
  return calendar === undefined || openMs === 0
    ? from.add({ milliseconds: share(to.epochMilliseconds - from.epochMilliseconds) })
    : addOpen(calendar, from, share(openMs));
}

/**
 * When the clock that a step warns of breaches if nothing else happens. Null when the step warns of no clock, or the clock is
 * stopped. Pure.
 */
export function breachOf(
  { trigger }: EscalationStep,
  incident: Incident,
  policy: Policy,
  clocks: readonly ClockDefinition[],
): Temporal.Instant | null {
  const clock = 'clock' in trigger ? clocks.find(({ measures }) => measures === trigger.clock) : undefined;
  if (!clock) return null;
  const byHand = incident.deadlines[clock.measures as AgreedDeadline['clock']];
  const summary = readClockSummary(
    clock,
    calendarsOf(policy),
    clockEvents(incident.events),
    Temporal.Instant.from(incident.lastAt),
  );
  if (byHand) return isLive(summary) ? Temporal.Instant.from(byHand.due) : null;
  return summary.state === 'running' ? summary.due : null;
}

/** The same clock with targets scaled to `percent`: it is due when that share of the target has elapsed. */
const partOf = (clock: ClockDefinition, percent: number): ClockDefinition =>
  parts
    .getOrInsertComputed(clock, () => new Map())
    .getOrInsertComputed(percent, () => ({
      ...clock,
      targets: new Map(
        [...clock.targets].map(([severity, { targetMs, calendar }]) => [
          severity,
          { targetMs: Math.ceil((targetMs * percent) / 100), calendar },
        ]),
      ),
    }));
const parts = new WeakMap<ClockDefinition, Map<number, ClockDefinition>>();
