import { UsageError, type CalendarPolicy, type Clock, type Release } from '../../../kernel/index.ts';
import { isFinal, mayMove, textIn, type Json, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import { drawAt, lognormalTime } from '../../draw.ts';
import { atPace, workingTime } from '../profile/working-time.ts';
import type { ProfileSwitch, SimulatedSupplier } from '../profile/types.ts';
import { oneOf, QUESTIONS, severityIn } from '../profile/words.ts';
import type { StoredTicket } from '../model/ticket.ts';
import { inShort, LONGEST_ANSWER, LONGEST_QUESTION, rekeyed } from './form.ts';

/** A supplier as the national desk deals with it: by its own agreement, of which the local desk sees nothing. */
export interface Resolver extends Pick<SimulatedSupplier, 'id' | 'severities' | 'minimumDataSet'> {
  /** Opens a ticket; `tell` hears of every change the supplier makes to it, in place of the local desk. */
  take(body: Json, tell: (ticket: StoredTicket) => void): StoredTicket;
  patch(id: string, body: Json): void;
}

/** What became of a ticket that was passed on: the truth that the two routes are compared by. */
export interface PassedOn {
  readonly supplier: string;
  /** The supplier's reference, which the local desk never hears. */
  readonly ticket: string;
  /** ISO instant. */
  readonly at: string;
  /** Fields whose content did not come through whole. */
  readonly lost: readonly string[];
  /** Changes the supplier told of, and how many of them reached the local desk in any form. */
  readonly updates: number;
  readonly relayed: number;
}

export interface NationalDeskOptions {
  readonly clock: Clock;
  readonly supplier: SimulatedSupplier;
  readonly hours: CalendarPolicy | undefined;
  readonly seed: () => string;
  readonly move: (ticket: StoredTicket, to: TicketStatus, note: string) => Promise<void>;
  readonly note: (ticket: StoredTicket, text: string) => Promise<void>;
  /** Whose a ticket is; null while nobody is there to pass it to. */
  readonly resolver: (sent: Json) => Resolver | null;
}

interface Job {
  readonly ticket: StoredTicket;
  readonly seed: string;
  behind: { readonly resolver: Resolver; readonly ticket: StoredTicket } | null;
  passed: PassedOn | null;
  /** How many delays were drawn: each has its own. */
  draws: number;
  /** Nothing overtakes what was said before it. */
  lastAt: Temporal.Instant;
  /** News from behind that waits to be passed on. More that comes meanwhile goes with it. */
  news: number;
  readonly due: Set<Release>;
  /** It has asked a question of its own and waits for the answer. */
  asking: boolean;
  said: string;
}

/** What is made of a supplier's news: its status in the national desk's words, and nothing of what the supplier wrote but a question. */
const IN_SUM: Readonly<Partial<Record<TicketStatus, string>>> = {
  acknowledged: 'The supplier has it.',
  inProgress: 'The supplier is working on it.',
  held: 'The supplier is working on it.',
  resolved: 'The supplier reports it resolved.',
  rejected: 'The supplier has sent it back.',
  cancelled: 'The supplier has sent it back.',
};

/** The second route: writes an incident down again, passes it to whoever answers for it, and passes news back in sum. It resolves nothing itself. */
export function nationalDeskOf({ clock, supplier, hours, seed, move, note, resolver }: NationalDeskOptions) {
  const { conduct, severities } = supplier;
  const jobs = new Map<string, Job>();
  const counted = atPace(workingTime(hours), () => pace);
  let [on, pace]: [string | null, number] = [null, 1];

  const key = ({ ticket }: Job) => `${supplier.id} ${textIn(ticket.sent, 'externalId') ?? ticket.id}`;
  const severity = ({ ticket }: Job) => severityIn(severities, textIn(ticket.sent, 'severity') ?? '');
  const after = (job: Job, span: Temporal.Duration, act: () => Promise<void>) => {
    const wanted = counted(clock.now(), span);
    job.lastAt = Temporal.Instant.compare(wanted, job.lastAt) < 0 ? job.lastAt : wanted;
    const cancel = clock.at(job.lastAt, async () => {
      job.due.delete(cancel);
      await act();
    });
    job.due.add(cancel);
  };
  /** A while of its own, each time: somebody has to read it and type it in again. */
  const inAWhile = (job: Job, act: () => Promise<void>) => {
    const draw = (job.draws += 1);
    after(
      job,
      lognormalTime(conduct!.resolves[severity(job)], (salt) => drawAt(job.seed, key(job), draw, salt)),
      act,
    );
  };
  /** Moves its own ticket where it may, by way of work under way where it must. */
  const bring = async ({ ticket }: Job, to: TicketStatus, words: string) => {
    if (!mayMove(ticket.status, to) && mayMove(ticket.status, 'inProgress')) await move(ticket, 'inProgress', 'Work goes on.');
    if (mayMove(ticket.status, to)) await move(ticket, to, words);
  };

  const passOn = async (job: Job) => {
    if (isFinal(job.ticket.status)) return;
    const to = resolver(job.ticket.sent);
    if (!to) return note(job.ticket, 'Nobody answers for this.');
    const { body, lost } = rekeyed({ reference: `NSD-${job.ticket.id}`, sent: job.ticket.sent, from: supplier, to });
    const behind = to.take(body, () => hear(job));
    job.behind = { resolver: to, ticket: behind };
    job.passed = { supplier: to.id, ticket: behind.id, at: clock.now().toString(), lost, updates: 0, relayed: 0 };
    await note(job.ticket, 'Passed to the supplier.');
  };

  /** News from behind. What comes while the last is still being passed on is summed up with it. */
  const hear = (job: Job) => {
    job.passed = { ...job.passed!, updates: job.passed!.updates + 1 };
    job.news += 1;
    if (job.news === 1) inAWhile(job, async () => relay(job));
  };
  const relay = async (job: Job) => {
    job.news = 0;
    const { ticket } = job;
    const behind = job.behind!.ticket;
    const words =
      behind.status === 'pending'
        ? `The supplier asks: ${inShort(behind.statusChangeReason ?? '', LONGEST_QUESTION)}`
        : (IN_SUM[behind.status] ?? '');
    if (isFinal(ticket.status) || words === '' || words === job.said) return;
    job.said = words;
    job.passed = { ...job.passed!, relayed: job.passed!.relayed + 1 };
    if (behind.status === 'pending' || behind.status === 'resolved') await bring(job, behind.status, words);
    else if (isFinal(behind.status)) await bring(job, 'cancelled', words);
    else await note(ticket, words);
  };

  /** Passes back what the local desk did, for as long as the supplier's ticket allows it. */
  const passBack = (job: Job, body: Json & { readonly status?: TicketStatus }) => {
    inAWhile(job, async () => {
      const { resolver: to, ticket: behind } = job.behind!;
      if (body.status !== undefined && !mayMove(behind.status, body.status)) return;
      to.patch(behind.id, body);
      if (job.ticket.status === 'pending') await move(job.ticket, 'inProgress', 'Passed back to the supplier.');
    });
  };
  const heardFromDesk = (job: Job, was: TicketStatus, words: string | null) => {
    const { status } = job.ticket;
    if (job.asking && (words !== null || status === 'inProgress')) {
      job.asking = false;
      if (status === 'pending')
        after(job, Temporal.Duration.from(conduct!.begins), async () => bring(job, 'inProgress', 'Thank you.'));
      inAWhile(job, async () => passOn(job));
    } else if (job.behind && status !== was && status !== 'pending' && status !== 'held') {
      // Whatever was said of the last round may be said again in the next.
      job.said = '';
      passBack(job, { status, statusChangeReason: inShort(words ?? 'The local desk asks for it.', LONGEST_ANSWER) });
    } else if (job.behind && words !== null) {
      passBack(job, { note: [{ author: supplier.name, text: inShort(words, LONGEST_ANSWER) }] });
    }
  };

  return {
    behave(wanted: ProfileSwitch): void {
      if (wanted !== false && !conduct)
        throw new UsageError(`${supplier.name} has no conduct to follow. Write it into its file, or leave "conduct" out.`);
      const { seed: named, pace: speed = 1 } = typeof wanted === 'boolean' ? {} : wanted;
      if (!(speed > 0)) throw new UsageError(`${supplier.name} cannot keep a pace of ${speed}. Give a number above zero.`);
      [on, pace] = [wanted === false ? null : (named ?? seed()), speed];
    },
    accepted(ticket: StoredTicket): void {
      if (on === null) return;
      const job: Job = {
        ticket,
        seed: on,
        behind: null,
        passed: null,
        draws: 0,
        lastAt: clock.now(),
        news: 0,
        due: new Set(),
        asking: false,
        said: '',
      };
      jobs.set(ticket.id, job);
      after(job, Temporal.Duration.from(conduct!.begins), async () => {
        if (isFinal(ticket.status)) return;
        if (ticket.status === 'acknowledged')
          await move(ticket, 'inProgress', `Logged by the national service desk as NSD-${ticket.id}.`);
        const asks = drawAt(job.seed, key(job), 'ask') < (conduct!.asksForMore[severity(job)] ?? 0);
        if (!asks) return inAWhile(job, async () => passOn(job));
        job.asking = true;
        await bring(job, 'pending', oneOf(QUESTIONS, drawAt(job.seed, key(job), 'which question')));
      });
    },
    observeChange<Outcome>(ticket: StoredTicket, change: () => Outcome): Outcome {
      const [was, notes] = [ticket.status, ticket.note.length];
      const outcome = change();
      const job = jobs.get(ticket.id);
      if (job) heardFromDesk(job, was, ticket.note.length > notes ? ticket.note.at(-1)!.text : null);
      return outcome;
    },
    forget(ticket: StoredTicket): StoredTicket {
      for (const cancel of jobs.get(ticket.id)?.due ?? []) cancel();
      jobs.delete(ticket.id);
      return ticket;
    },
    scripts: () => ({}),
    passedOn: (): Readonly<Record<string, PassedOn>> =>
      Object.fromEntries([...jobs].flatMap(([id, { passed }]) => (passed ? [[id, passed]] : []))),
    close(): void {
      for (const { due } of jobs.values()) for (const cancel of due) cancel();
      jobs.clear();
    },
  };
}
