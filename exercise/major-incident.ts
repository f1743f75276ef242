import type { IncidentView } from '../adapters/desk-under-test.ts';
import type { Standard } from '../standards/index.ts';
import { PICKS_UP_AFTER, takenBy } from './replies.ts';
import { ON_TIME_MS } from './compare-with-plan.ts';
import type { MajorIncidentOutcome, Drill, ExpectedNotification } from './types.ts';

/*
 * Who manages a major incident, and since when. Most drills let the plan escalate so that every step is seen: the time for naming a manager
 * passes, and the desk must show the breach. The manager drills show the opposite case: the first person called takes the incident, is the
 * manager from then on, and the escalation ends.
 */

type Managers = Standard['escalation']['majorIncident'];

/** Whether the drill's incident is a major incident from its opening, and so needs a manager. */
export const needsManager = ({ severity, declared }: Pick<Drill, 'severity' | 'declared'>, major: Managers): boolean =>
  major?.declared[severity] === 'at-once' || (declared && major?.declared[severity] === 'by-hand');

/** The plan's first call to somebody who may manage a major incident; null when it calls none of them. */
export const firstCall = (expected: readonly ExpectedNotification[], major: Managers): ExpectedNotification | null =>
  expected.find(({ channel, contact }) => channel === 'telephone' && major?.managers.includes(contact.role)) ?? null;

/** The notifications that remain when `call` is answered and the incident taken: later steps that ask for a taker are dropped. */
export function dueAfterTaken(all: readonly ExpectedNotification[], call: ExpectedNotification): readonly ExpectedNotification[] {
  const taken = call.planned.add(PICKS_UP_AFTER);
  const asks = ({ step }: ExpectedNotification) => step.unless === 'managed' || step.unless === 'acknowledged';
  return all.filter((one) => !asks(one) || Temporal.Instant.compare(one.planned, taken) <= 0);
}

/** Whether the desk showed the manager correctly. */
export const isCorrect = ({ outcome }: Pick<MajorIncidentOutcome, 'outcome'>): boolean =>
  outcome === 'in time' || outcome === 'breach shown';

/** The call by which somebody presses 1 in the drill. */
export function taker(
  drill: Drill,
  expected: readonly ExpectedNotification[],
  major: Managers,
  live: boolean,
): ExpectedNotification | null {
  if (drill.managerAppointed) return firstCall(expected, major);
  return live ? takenBy(expected) : null;
}

/**
 * Compares the manager that the desk shows with who pressed 1 and when. Null: it is not a major incident. `pressedAt` comes from the telephone
 * network, never from the desk; null when nobody pressed.
 */
export function majorIncidentOutcomeOf(
  drill: Drill,
  call: ExpectedNotification | null,
  pressedAt: Temporal.Instant | null,
  shown: IncidentView['majorIncident'] | undefined,
  major: Managers,
): MajorIncidentOutcome | null {
  if (!needsManager(drill, major)) return null;
  const due = drill.opensAt.add(Temporal.Duration.from(major!.managerWithin));
  const mayManage = call !== null && major!.managers.includes(call.contact.role);
  const who = mayManage && pressedAt !== null ? { name: call.contact.name, title: call.contact.title, at: pressedAt } : null;
  const inTime = who !== null && Temporal.Instant.compare(who.at, due) <= 0;
  const command = {
    due: String(due),
    taken: who && { name: who.name, title: who.title, at: String(who.at) },
    manager: shown?.manager ? { name: shown.manager.name, at: shown.manager.at } : null,
  };
  const near = (a: string, b: Temporal.Instant) =>
    Math.abs(Temporal.Instant.from(a).epochMilliseconds - b.epochMilliseconds) <= ON_TIME_MS;
  const outcome = (): MajorIncidentOutcome['outcome'] => {
    if (!shown) return 'not declared';
    if (!near(shown.managerDue, due)) return 'wrong time';
    if (drill.managerAppointed && !inTime) return 'nobody took it';
    if (who === null) return shown.manager ? 'wrong manager' : shown.breached ? 'breach shown' : 'breach not shown';
    if (!shown.manager) return 'not named';
    if (shown.manager.name !== who.name) return 'wrong manager';
    if (!near(shown.manager.at, who.at)) return 'wrong time';
    if (inTime) return shown.breached ? 'wrong time' : 'in time';
    return shown.breached ? 'breach shown' : 'breach not shown';
  };
  return { ...command, outcome: outcome() };
}
