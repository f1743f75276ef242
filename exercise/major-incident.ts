import type { IncidentView } from '../adapters/desk-under-test.ts';
import type { Standard } from '../standards/index.ts';
import { PICKS_UP_AFTER, takenBy } from './replies.ts';
import { ON_TIME_MS } from './compare-with-plan.ts';
import type { MajorIncidentOutcome, Drill, ExpectedNotification } from './types.ts';

/*
 * Who is in command of a major incident, and since when. Nearly every drill lets the plan climb, so that each of its steps is seen: there
 * the time for naming a manager passes, and the desk has to say so. The drills for the manager show the other half: whoever is rung
 * first takes it, is the manager from then on, and the climb ends.
 */

type Managers = Standard['escalation']['majorIncident'];

/** Whether the drill's incident is a major one from its opening, and so must have a manager. */
export const needsManager = ({ severity, declared }: Pick<Drill, 'severity' | 'declared'>, major: Managers): boolean =>
  major?.declared[severity] === 'at-once' || (declared && major?.declared[severity] === 'by-hand');

/** The first call of the plan to somebody who may manage a major incident; null when the plan rings none of them. */
export const firstCall = (expected: readonly ExpectedNotification[], major: Managers): ExpectedNotification | null =>
  expected.find(({ channel, contact }) => channel === 'telephone' && major?.managers.includes(contact.role)) ?? null;

/** What is left of the plan when `call` is answered and the incident taken: no later step that asks whether somebody has it. */
export function takenAtOnce(all: readonly ExpectedNotification[], call: ExpectedNotification): readonly ExpectedNotification[] {
  const taken = call.planned.add(PICKS_UP_AFTER);
  const asks = ({ step }: ExpectedNotification) => step.unless === 'managed' || step.unless === 'acknowledged';
  return all.filter((one) => !asks(one) || Temporal.Instant.compare(one.planned, taken) <= 0);
}

/** Whether the desk showed it as it was. */
export const isCorrect = ({ outcome }: Pick<MajorIncidentOutcome, 'outcome'>): boolean =>
  outcome === 'in time' || outcome === 'breach shown';

/** Who presses 1 in the drill, and by which call. */
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
 * Holds who manages the incident, and since when, against who pressed 1 and when. Null: it is no major incident. `pressedAt` is what the
 * telephone network saw, never what the desk says of it; null when nobody did.
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
