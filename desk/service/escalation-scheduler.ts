import { oneTimer } from './one-timer.ts';
import { earlier, type CommandHandler } from '../commands/handle-command.ts';
import { incidentLane, type UnitOfWork, type UnitsOfWork } from '../commands/unit-of-work.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { nextUpdate } from '../domain/escalation/index.ts';
import type { PlannedStep } from '../domain/escalation/types.ts';
import type { FollowUp } from '../domain/follow-up/index.ts';
import { nextDue, type DeskCommand, type Incident } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import { referenceOf, type Store } from '../store/index.ts';
import type { Clock } from '../../kernel/index.ts';

/** Incidents examined in one transaction. */
const BATCH = 50;
/** Incidents recomputed in one transaction; other requests run between two of them. */
const SLICE = 25;

export interface EscalationScheduler {
  /** Sets the only timer to the earliest due instant; call after each commit. */
  readonly arm: () => void;
  /**
   * Recomputes the alarm of every incident that is not closed from its log, because the policy may have changed while the desk
   * was down.
   */
  rearm(): Promise<void>;
  readonly stop: () => void;
}

export interface EscalationSchedulerOptions {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  readonly parts: Rules;
  readonly commands: CommandHandler;
  /** Called when no alarm of this instant is left; digest letters may then be sent. */
  readonly onIdle: () => void;
}

/**
 * Takes the plan's steps when they are due. The stored instant is only a hint for when to look; due steps are computed from the
 * log.
 */
export function escalationScheduler(options: EscalationSchedulerOptions): EscalationScheduler {
  const { store, units, clock, parts, commands, onIdle } = options;
  const now = () => clock.now();
  const planOf = (incident: Incident) => parts.dueSteps(incident, parts.policy, parts.clocks(incident, parts.policy));
  const updateOf = (incident: Incident) => nextUpdate(incident, parts.policy, parts.clocks(incident, parts.policy));
  const isDue = ({ planned }: PlannedStep) => Temporal.Instant.compare(planned, now()) <= 0;
  const isPast = ({ at }: FollowUp) => Temporal.Instant.compare(at, now()) <= 0;

  const onDue = async () => {
    const due = await store.escalations.due(now().epochMilliseconds, BATCH);
    // Each in its own unit, so that one failure does not block the steps of the others.
    const take = async (n: number) =>
      units.run(async (unit) => lookAt(unit, n), { lane: incidentLane(n) }).catch(async (error: unknown) => later(n, error));
    // While simulated time stands still they run in order, so that each run gives the same result.
    if (clock.kind === 'real') await Promise.all(due.map(take));
    else for (const n of due) await take(n);
    timer.arm();
    if (due.length < BATCH) onIdle();
  };

  /** Takes every due step, and performs the desk's other automatic actions. */
  const lookAt = async (unit: UnitOfWork, n: number): Promise<void> => {
    const waits = await unit.load(n);
    // Follow-ups first: an incident that resumes has its clocks and their steps again.
    const followed = waits === null ? [] : parts.followUps(waits, parts.policy).filter(isPast);
    for (const { command } of followed) await commands.handleCommand(unit, n, command, SYSTEM);
    const incident = await unit.load(n);
    const due = incident === null ? [] : planOf(incident).filter(isDue);
    for (const { step, planned, deputy } of due) {
      const taken = { step: step.id, planned: String(planned) };
      const command: DeskCommand =
        deputy === undefined
          ? { do: 'escalate', ...taken }
          : { do: 'escalateToDeputy', ...taken, to: deputy.role, because: deputy.because };
      await commands.handleCommand(unit, n, command, SYSTEM);
    }
    // Steps send nothing to the caller, so the promised update is unchanged.
    const promised = incident === null ? null : updateOf(incident);
    if (promised !== null && Temporal.Instant.compare(promised, now()) <= 0)
      await commands.handleCommand(unit, n, { do: 'updateCaller', planned: String(promised) }, SYSTEM);
    const after = await unit.load(n);
    const step = after === null ? undefined : planOf(after).find((each) => !isDue(each));
    const ahead = after === null ? undefined : parts.followUps(after, parts.policy).find((each) => !isPast(each));
    const spoken = earlier(ahead?.at ?? null, after === null ? null : updateOf(after));
    unit.write.escalations.setDue(n, earlier(step?.planned ?? null, spoken)?.epochMilliseconds ?? null);
  };

  /** A step that could not be recorded is retried later, so that it is not lost and the desk does not spin on it. */
  const later = async (n: number, error: unknown) => {
    if (timer.stopped) return;
    process.emitWarning(
      `The escalation plan of ${referenceOf(n)} could not be carried out and is retried in a minute: ${String(error)}`,
    );
    await units.run(async ({ write }) => write.escalations.setDue(n, now().add({ minutes: 1 }).epochMilliseconds));
  };

  /**
   * Each in its own unit, queued behind other commands on the incident. With many in one unit, any command in between would
   * conflict with all of them.
   */
  const dueAgain = async (n: number) =>
    units
      .run(
        async (unit) => {
          const incident = await unit.load(n);
          if (!incident) return;
          unit.write.escalations.setDue(n, commands.wakeFor(incident)?.epochMilliseconds ?? null);
          const due = nextDue(incident, parts.clocks(incident, parts.policy), parts.policy, now());
          unit.write.rows.setDue(n, due?.epochMilliseconds ?? null);
        },
        { lane: incidentLane(n) },
      )
      .catch(async (error: unknown) => later(n, error));

  const timer = oneTimer(clock, async () => store.escalations.nextDue(), onDue);
  return {
    arm: timer.arm,
    async rearm() {
      const unclosed = await store.rows.unclosed();
      for (let i = 0; i < unclosed.length && !timer.stopped; i += SLICE) {
        await Promise.all(unclosed.slice(i, i + SLICE).map(dueAgain));
        timer.arm();
      }
    },
    stop: timer.stop,
  };
}
