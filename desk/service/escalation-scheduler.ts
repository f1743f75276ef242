import { earlier, type CommandHandler } from '../commands/handle-command.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { nextUpdate } from '../domain/escalation/index.ts';
import type { PlannedStep } from '../domain/escalation/types.ts';
import type { FollowUp } from '../domain/follow-up/index.ts';
import type { Incident } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import { referenceOf, type Store } from '../store/index.ts';
import { realTime, type Clock, type Release } from '../../kernel/index.ts';

/** Incidents looked at in one transaction. */
const BATCH = 50;
/** Recomputing ends a transaction after this much real time, so that whoever else asks something has a turn. What comes out is the same. */
const SLICE_MS = 8;

export interface EscalationScheduler {
  /** Sets the one timer there is to the earliest instant at which anything is due; call after each commit. */
  arm(): void;
  /** Computes when every incident is due that is not closed again from its log: the policy may have changed while the desk was down. */
  rearm(): Promise<void>;
  stop(): void;
}

export interface EscalationSchedulerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly parts: Rules;
  readonly commandHandler: CommandHandler;
  readonly changed: (n: number) => void;
  /** Called when nothing of this instant is left to do: letters that gather warnings may leave. */
  readonly onIdle: () => void;
}

/** Takes the plan's steps when they fall due. The stored instant only says when to look: what is due then is computed from the log. */
export function escalationScheduler({
  store,
  clock,
  parts,
  commandHandler,
  changed,
  onIdle,
}: EscalationSchedulerOptions): EscalationScheduler {
  let armed: { readonly due: number; readonly cancel: Release } | undefined;
  let stopped = false;

  const now = () => clock.now();
  const planOf = (incident: Incident) => parts.dueSteps(incident, parts.policy, parts.clocks(incident, parts.policy));
  const updateOf = (incident: Incident) => nextUpdate(incident, parts.policy, parts.clocks(incident, parts.policy));
  const isDue = ({ planned }: PlannedStep) => Temporal.Instant.compare(planned, now()) <= 0;
  const isPast = ({ at }: FollowUp) => Temporal.Instant.compare(at, now()) <= 0;

  const arm = () => {
    if (stopped) return;
    const due = store.escalations.nextDue();
    if (due === armed?.due) return;
    armed?.cancel();
    armed = due === null ? undefined : { due, cancel: clock.at(Temporal.Instant.fromEpochMilliseconds(due), onDue) };
  };

  const onDue = async () => {
    armed = undefined;
    if (stopped) return;
    const due = store.escalations.due(now().epochMilliseconds, BATCH);
    // Each in a write of its own: one that fails does not keep the others from their steps.
    await Promise.all(
      due.map(async (n) =>
        store
          .write(() => lookAt(n))
          .then(
            (taken) => taken && changed(n),
            async (error: unknown) => later(n, error),
          ),
      ),
    );
    arm();
    if (due.length < BATCH) onIdle();
  };

  /** Takes every step that is due, and does whatever else the desk does by itself; true when there was anything. */
  const lookAt = (n: number): boolean => {
    const waits = commandHandler.load(n);
    // First: an incident that is given back has its clocks and their steps again.
    const followed = waits === null ? [] : parts.followUps(waits, parts.policy).filter(isPast);
    for (const { command } of followed) commandHandler.handleCommand(n, command, SYSTEM);
    const incident = followed.length === 0 ? waits : commandHandler.load(n);
    const due = incident === null ? [] : planOf(incident).filter(isDue);
    for (const { step, planned, deputy } of due) {
      const taken = { step: step.id, planned: String(planned) };
      commandHandler.handleCommand(
        n,
        deputy === undefined
          ? { do: 'escalate', ...taken }
          : { do: 'escalateToDeputy', ...taken, to: deputy.role, because: deputy.because },
        SYSTEM,
      );
    }
    // Steps say nothing to the caller, so the update is due as it was.
    const updateDue = incident === null ? null : updateOf(incident);
    const update = updateDue !== null && Temporal.Instant.compare(updateDue, now()) <= 0;
    if (update) commandHandler.handleCommand(n, { do: 'updateCaller', planned: String(updateDue) }, SYSTEM);
    const after = commandHandler.load(n);
    const step = after === null ? undefined : planOf(after).find((each) => !isDue(each));
    const ahead = after === null ? undefined : parts.followUps(after, parts.policy).find((each) => !isPast(each));
    const spoken = earlier(ahead?.at ?? null, after === null ? null : updateOf(after));
    store.escalations.setDue(n, earlier(step?.planned ?? null, spoken)?.epochMilliseconds ?? null);
    return followed.length > 0 || due.length > 0 || update;
  };

  /** A step that could not be recorded is not lost, and does not keep the desk busy with nothing else. */
  const later = async (n: number, error: unknown) => {
    if (stopped) return;
    process.emitWarning(
      `The escalation plan of ${referenceOf(n)} could not be followed and is tried again in a minute: ${String(error)}`,
    );
    await store.write(() => store.escalations.setDue(n, now().add({ minutes: 1 }).epochMilliseconds));
  };

  return {
    arm,
    async rearm() {
      const unclosed = store.rows.unclosed();
      for (let i = 0; i < unclosed.length && !stopped;) {
        await store.write(() => {
          for (const until = realTime.elapsedMs() + SLICE_MS; i < unclosed.length && realTime.elapsedMs() < until; i++) {
            const incident = commandHandler.load(unclosed[i]!);
            if (incident) store.escalations.setDue(unclosed[i]!, commandHandler.wakeFor(incident)?.epochMilliseconds ?? null);
          }
        });
        arm();
      }
    },
    stop() {
      stopped = true;
      armed?.cancel();
    },
  };
}
