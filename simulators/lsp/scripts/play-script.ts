import { isFinal, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { Clock, Release } from '../../../kernel/index.ts';
import type { OpenTime } from '../../opening-hours.ts';
import type { TicketScript } from './script.ts';
import { CLOSED_UNHEARD } from '../profile/words.ts';

/** As much of a ticket as its story needs. */
export interface ScriptedTicket {
  readonly id: string;
  readonly status: TicketStatus;
}

/** What the supplier's people can do. Each tells the desk and resolves once it has been tried. */
export interface SupplierActions<T extends ScriptedTicket> {
  move(ticket: T, to: TicketStatus, note: string): Promise<void>;
  /** Takes the ticket at the severity of the story, and says so. */
  takeLower(ticket: T, story: TicketScript): Promise<void>;
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
  /** Cancels the step that is due next. Null: waiting for the desk. */
  due: Release | null;
}

/** The status a step starts from. In any other, the desk has taken the ticket elsewhere, and the step waits until it is back. */
const FROM: Readonly<Record<Step['does'], TicketStatus>> = {
  begin: 'acknowledged',
  ask: 'inProgress',
  thank: 'pending',
  resolve: 'inProgress',
  close: 'resolved',
};
/** A question comes up after a quarter of the work. */
const PARTS = 4;
const NO_TIME = Temporal.Duration.from('PT0S');

const seconds = (duration: Temporal.Duration, share: number) =>
  Temporal.Duration.from({ seconds: Math.round(duration.total('seconds') * share) });

function stepsOf(story: TicketScript): readonly Step[] {
  const { begins, localCause, question, resolves } = story;
  const begin: Step = { after: begins, does: 'begin' };
  if (localCause !== null) return [begin];
  if (question === null) return [begin, ...endOf(story, resolves)];
  return [begin, { after: seconds(resolves, 1 / PARTS), does: 'ask' }, ...endOf(story, seconds(resolves, 1 - 1 / PARTS))];
}

/** It resolves, and where that is its way closes what nobody says a word of. */
const endOf = ({ closes }: TicketScript, after: Temporal.Duration): readonly Step[] => [
  { after, does: 'resolve' },
  ...(closes === null ? [] : [{ after: closes, does: 'close' } as const]),
];

export interface ScriptPlayerOptions<T extends ScriptedTicket> {
  readonly clock: Clock;
  readonly openTime: OpenTime;
  readonly actions: SupplierActions<T>;
  /** The story of a ticket, or of what comes after it was reopened so many times. */
  readonly scriptFor: (ticket: T, round: number) => TicketScript;
}

/** Lives out the stories of a supplier's tickets on the clock. It makes no move that the state table forbids: what is not possible now waits. */
export function scriptPlayer<T extends ScriptedTicket>({ clock, openTime, actions: hands, scriptFor: storyOf }: ScriptPlayerOptions<T>) {
  const jobs = new Map<string, Job<T>>();

  const schedule = (job: Job<T>): void => {
    const [step] = job.steps;
    if (!step) return;
    job.due = clock.at(openTime(clock.now(), step.after), async () => {
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
    const { ticket, script: story } = job;
    switch (does) {
      case 'begin':
        if (story.localCause !== null) return hands.move(ticket, 'rejected', story.localCause);
        await hands.move(ticket, 'inProgress', 'An engineer has taken it up.');
        if (story.takenAs !== story.asked) await hands.takeLower(ticket, story);
        return onward(job);
      case 'ask':
        return hands.move(ticket, 'pending', story.question!);
      case 'thank':
        await hands.move(ticket, 'inProgress', 'Thank you. We go on.');
        return onward(job);
      case 'resolve':
        await hands.move(ticket, 'resolved', story.resolutionNote);
        return onward(job);
      case 'close':
        jobs.delete(ticket.id);
        return hands.move(ticket, 'closed', CLOSED_UNHEARD);
    }
    does satisfies never;
  };
  /** The desk may have acted while it was being told. */
  const onward = (job: Job<T>): void => {
    if (job.due === null && jobs.get(job.ticket.id) === job) schedule(job);
  };

  return {
    /** Begins the story of a ticket that was just accepted. */
    accepted(ticket: T): void {
      const story = storyOf(ticket, 0);
      const job: Job<T> = { ticket, script: story, round: 0, steps: stepsOf(story), due: null };
      jobs.set(ticket.id, job);
      schedule(job);
    },
    /** The desk has changed a ticket, from status `was`; `said`: it added a note. */
    heard(ticket: T, { was, said }: { readonly was: TicketStatus; readonly said: boolean }): void {
      const job = jobs.get(ticket.id);
      if (!job) return;
      if (isFinal(ticket.status)) {
        job.due?.();
        jobs.delete(ticket.id);
      } else if (was === 'resolved' && ticket.status === 'inProgress') {
        job.due?.();
        job.round += 1;
        job.script = storyOf(ticket, job.round);
        job.steps = endOf(job.script, job.script.resolves);
        schedule(job);
      } else if (was === 'pending' && ticket.status === was && said && job.due === null && job.steps[0]?.does !== 'thank') {
        job.steps = [{ after: job.script.begins, does: 'thank' }, ...job.steps];
        schedule(job);
      } else if (was === 'inProgress' && ticket.status !== was) {
        // The desk itself has it wait; what was due is done in full once it goes on.
        job.due?.();
        job.due = null;
      } else if (ticket.status === 'inProgress' && was !== 'inProgress') {
        job.due?.();
        // Whoever begins the work for the supplier has it worked on, and not sent back.
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
