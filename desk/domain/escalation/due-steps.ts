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
 * What the plan asks for from here on, given what has happened, earliest first. Pure: it knows no now. A step that lies in the past is
 * one to take at once. Steps already taken, ruled out by what happened, or of another period than the one they fall due in, are none. A child has none: its parent's plan runs for both, while its own clocks go on.
 */
export function dueSteps(incident: Incident, policy: Policy, clocks: readonly ClockDefinition[]): readonly PlannedStep[] {
  if (isOver(incident) || incident.parent !== null) return [];
  const events = clockEvents(incident.events);
  const steps = policy.escalation.steps
    .filter((step) => step.severities.includes(incident.severity))
    .filter((step) => step.services === undefined || step.services.includes(incident.service))
    .filter((step) => !incident.escalations.some((taken) => taken.step === step.id) && !hasHappened(step.unless, incident))
    .flatMap((step): PlannedStep[] => {
      const planned = instantOf(step.trigger, incident, policy, clocks, events);
      return planned !== null && isIn(step.period, planned, policy) ? [{ step, planned }] : [];
    });
  return [...steps, ...deputies(incident, policy)].sort((a, b) => Temporal.Instant.compare(a.planned, b.planned));
}

/** Who is rung next under steps that were taken and that nobody acknowledged: after the plan's wait, or at once when the last call reached nobody. */
function deputies(incident: Incident, policy: Policy): readonly PlannedStep[] {
  return incident.escalations.flatMap((taken): PlannedStep[] => {
    const step = policy.escalation.steps.find(({ id }) => id === taken.step);
    if (!step?.then || !step.severities.includes(incident.severity)) return [];
    if (taken.acknowledgedAt !== null || hasHappened(step.unless, incident)) return [];
    const last = taken.passedOn.at(-1) ?? taken;
    const unreached = taken.unreached.find(({ to }) => to === last.to);
    // Nobody waits for an answer from a telephone that nobody can have picked up.
    const planned = unreached
      ? Temporal.Instant.from(unreached.at)
      : Temporal.Instant.from(last.takenAt).add(Temporal.Duration.from(step.then.after));
    // Nobody is rung twice, though they hold two of the roles.
    const rung = [taken, ...taken.passedOn].map(({ to, takenAt }) => contactAt(policy, to, Temporal.Instant.from(takenAt)));
    const deputy = deputiesOf(taken.to, policy.contacts).find(({ role }) => {
      const next = contactAt(policy, role, planned)!;
      return !rung.some((each) => each?.role === role || each?.telephone === next.telephone);
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
 * When a step falls due, or null while its clock stands still. An incident that becomes severe late, comes back or leaves its parent has steps whose
 * time is already past: those fall due when it became so, because before that instant they did not apply to it.
 */
function instantOf(
  trigger: Trigger,
  incident: Incident,
  policy: Policy,
  clocks: readonly ClockDefinition[],
  events: readonly ClockEvent[],
): Temporal.Instant | null {
  const since = Temporal.Instant.from(incident.severitySince);
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
  const summary = readClockSummary(
    partOf(clock, trigger.percent),
    calendarsOf(policy),
    events,
    Temporal.Instant.from(incident.lastAt),
  );
  return summary.state === 'running' && summary.due !== null ? latest(summary.due) : null;
}

const isLive = ({ state }: ClockSummary): boolean => state === 'running' || state === 'paused';

/**
 * When a share of the time to a deadline set by hand is gone: of the open time from the moment it was set, so that nothing it warns of is
 * past already; of the real time where none of it is open. A pause does not move the deadline, so it does not move this. Null when the
 * clock is over.
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

/** When the clock that a step warns of runs out if nothing else happens; null when it warns of none, or that clock stands still. Pure. */
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

/** The same clock with a share of its targets: it is due when that share of the whole is gone. */
const partOf = (clock: ClockDefinition, percent: number): ClockDefinition => ({
  ...clock,
  targets: new Map(
    [...clock.targets].map(([severity, { targetMs, calendar }]) => [
      severity,
      { targetMs: Math.ceil((targetMs * percent) / 100), calendar },
    ]),
  ),
});
