import { isFinal, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { Clock, Release } from '../../../kernel/index.ts';
import type { WorkingTime } from '../profile/working-time.ts';
import type { TicketScript } from './script.ts';
import { AUTO_CLOSED } from '../profile/words.ts';

/** What a script needs of a ticket. */
export interface ScriptedTicket {
  readonly id: string;
  readonly status: TicketStatus;
}

/** What the supplier's staff can do. Each action notifies the desk and resolves after the first attempt to deliver. */
export interface SupplierActions<T extends ScriptedTicket> {
  move(ticket: T, to: TicketStatus, note: string): Promise<void>;
  /** Downgrades the ticket to the script's severity, with a note. */
  downgrade(ticket: T, script: TicketScript): Promise<void>;
}

interface Step {
  readonly after: Temporal.Duration;
  readonly does: 'begin' | 'ask' | 'thank' | 'resolve' | 'close';
}
interface Job<T> {
  readonly ticket: T;
  script: TicketScript;
  round: number;
  steps: readonly Step[];
  /** Cancels the next step. Null while the job waits for the desk. */
  due: Release | null;
}

/** The status in which each step may run. In any other status the step waits until the desk has brought the ticket back. */
const FROM: Readonly<Record<Step['does'], TicketStatus>> = {
  begin: 'acknowledged',
  ask: 'inProgress',
  thank: 'pending',
  resolve: 'inProgress',
  close: 'resolved',
};
/** The supplier asks its question after a quarter of the work. */
const PARTS = 4;
const NO_TIME = Temporal.Duration.from('PT0S');

const seconds = (duration: Temporal.Duration, share: number) =>
  Temporal.Duration.from({ seconds: Math.round(duration.total('seconds') * share) });

function stepsOf(script: TicketScript): readonly Step[] {
  const { begins, localCause, question, resolves } = script;
  const begin: Step = { after: begins, does: 'begin' };
  if (localCause !== null) return [begin];
  if (question === null) return [begin, ...endOf(script, resolves)];
  return [begin, { after: seconds(resolves, 1 / PARTS), does: 'ask' }, ...endOf(script, seconds(resolves, 1 - 1 / PARTS))];
}

/** The steps from resolution on. Some suppliers close a resolved ticket by themselves. */
const endOf = ({ closes }: TicketScript, after: Temporal.Duration): readonly Step[] => [
  { after, does: 'resolve' },
  ...(closes === null ? [] : [{ after: closes, does: 'close' } as const]),
];

export interface ScriptPlayerOptions<T extends ScriptedTicket> {
  readonly clock: Clock;
  readonly workingTime: WorkingTime;
  readonly actions: SupplierActions<T>;
  /** The script of a ticket; `round` counts how often it was reopened. */
  readonly scriptFor: (ticket: T, round: number) => TicketScript;
}

/** Plays the scripts of a supplier's tickets on the clock. It makes no illegal status change: a step that is not possible yet waits. */
export function scriptPlayer<T extends ScriptedTicket>({ clock, workingTime, actions, scriptFor }: ScriptPlayerOptions<T>) {
  const jobs = new Map<string, Job<T>>();

  const schedule = (job: Job<T>): void => {
    const [step] = job.steps;
    if (!step) return;
    job.due = clock.at(workingTime(clock.now(), step.after), async () => {
      job.due = null;
      if (job.ticket.status !== FROM[step.does]) {
        job.steps = [{ ...step, after: NO_TIME }, ...job.steps.slice(1)];
        return;
      }
      job.steps = job.steps.slice(1);
      await act(job, step);
    });
  };

  const act = async (job: Job<T>, { does }: Step): Promise<void> => {
    const { ticket, script: script } = job;
    switch (does) {
      case 'begin':
        if (script.localCause !== null) return actions.move(ticket, 'rejected', script.localCause);
        await actions.move(ticket, 'inProgress', 'An engineer has taken it up.');
        if (script.takenAs !== script.asked) await actions.downgrade(ticket, script);
        return onward(job);
      case 'ask':
        return actions.move(ticket, 'pending', script.question!);
      case 'thank':
        await actions.move(ticket, 'inProgress', 'Thank you. We go on.');
        return onward(job);
      case 'resolve':
        await actions.move(ticket, 'resolved', script.resolutionNote);
        return onward(job);
      case 'close':
        jobs.delete(ticket.id);
        return actions.move(ticket, 'closed', AUTO_CLOSED);
    }
    does satisfies never;
  };
  /** Schedules the next step, unless the desk acted while it was being notified. */
  const onward = (job: Job<T>): void => {
    if (job.due === null && jobs.get(job.ticket.id) === job) schedule(job);
  };

  return {
    /** Starts the script of an accepted ticket. */
    accepted(ticket: T): void {
      const script = scriptFor(ticket, 0);
      const job: Job<T> = { ticket, script: script, round: 0, steps: stepsOf(script), due: null };
      jobs.set(ticket.id, job);
      schedule(job);
    },
    /** The desk changed a ticket that had status `was`; `noted`: it added a note. */
    deskChanged(ticket: T, { was, noted }: { readonly was: TicketStatus; readonly noted: boolean }): void {
      const job = jobs.get(ticket.id);
      if (!job) return;
      if (isFinal(ticket.status)) {
        job.due?.();
        jobs.delete(ticket.id);
      } else if (was === 'resolved' && ticket.status === 'inProgress') {
        job.due?.();
        job.round += 1;
        job.script = scriptFor(ticket, job.round);
        job.steps = endOf(job.script, job.script.resolves);
        schedule(job);
      } else if (was === 'pending' && ticket.status === was && noted && job.due === null && job.steps[0]?.does !== 'thank') {
        job.steps = [{ after: job.script.begins, does: 'thank' }, ...job.steps];
        schedule(job);
      } else if (was === 'inProgress' && ticket.status !== was) {
        // The desk put the ticket on hold. The interrupted step starts again in full once work goes on.
        job.due?.();
        job.due = null;
      } else if (ticket.status === 'inProgress' && was !== 'inProgress') {
        job.due?.();
        // If the desk itself moves the ticket into progress, the supplier works on it instead of sending it back.
        if (was === 'acknowledged') job.steps = stepsOf({ ...job.script, localCause: null }).slice(1);
        job.steps = job.steps.filter(({ does }) => does !== 'thank');
        schedule(job);
      }
    },
    forget(id: string): void {
      jobs.get(id)?.due?.();
      jobs.delete(id);
    },
    close(): void {
      for (const job of jobs.values()) job.due?.();
      jobs.clear();
    },
  };
}
