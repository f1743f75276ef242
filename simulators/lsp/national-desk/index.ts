import type { CalendarPolicy, Clock, Release } from '../../../kernel/index.ts';
import { isFinal, mayMove, textIn, type Json, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import { drawAt, lognormalTime } from '../../../kernel/draw.ts';
import { OFF, profileState } from '../profile/switch.ts';
import { atPace, workingTime } from '../profile/working-time.ts';
import type { ProfileSwitch, SimulatedSupplier } from '../profile/types.ts';
import { oneOf, QUESTIONS, severityIn } from '../profile/words.ts';
import type { StoredTicket } from '../model/ticket.ts';
import { inShort, LONGEST_ANSWER, LONGEST_QUESTION, rekeyed } from './form.ts';

/** A supplier as the national desk sees it, under an agreement of their own that is invisible to the local desk. */
export interface Resolver extends Pick<SimulatedSupplier, 'id' | 'severities' | 'minimumDataSet'> {
  /** Opens a ticket. `onChange` is called with every change by the supplier, instead of a callback to the local desk. */
  take(body: Json, onChange: (ticket: StoredTicket) => void): StoredTicket;
  patch(id: string, body: Json): void;
}

/** What became of a ticket that was passed on: the facts by which the two routes are compared. */
export interface PassedOn {
  readonly supplier: string;
  /** The supplier's reference, which the local desk never gets. */
  readonly ticket: string;
  /** ISO instant. */
  readonly at: string;
  /** Fields whose content was lost or shortened. */
  readonly lost: readonly string[];
  /** How many changes the supplier made, and how many updates reached the local desk. */
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
  /** The supplier responsible for a ticket; null when there is none. */
  readonly resolver: (sent: Json) => Resolver | null;
}

interface Job {
  readonly ticket: StoredTicket;
  readonly seed: string;
  /** The ticket at the responsible supplier. */
  supplierTicket: { readonly resolver: Resolver; readonly ticket: StoredTicket } | null;
  passed: PassedOn | null;
  /** The number of delays drawn so far; part of the key of the next draw. */
  draws: number;
  /** When the last action is due. No later action runs before it. */
  lastAt: Temporal.Instant;
  /** Supplier updates that wait to be relayed. One relay covers all of them. */
  pendingUpdates: number;
  readonly due: Set<Release>;
  /** The national desk has asked a question of its own and waits for the answer. */
  asking: boolean;
  /** The last text relayed to the local desk; a repetition is not relayed. */
  lastRelayed: string;
}

/** The national desk's sentence for each supplier status. Of the supplier's own text only questions are relayed. */
const SUMMARY: Readonly<Partial<Record<TicketStatus, string>>> = {
  acknowledged: 'The supplier has it.',
  inProgress: 'The supplier is working on it.',
  held: 'The supplier is working on it.',
  resolved: 'The supplier reports it resolved.',
  rejected: 'The supplier has sent it back.',
  cancelled: 'The supplier has sent it back.',
};

/** The second route: rekeys an incident, passes it to the responsible supplier, and relays updates in summary. It resolves nothing itself. */
export function nationalDeskOf({ clock, supplier, hours, seed, move, note, resolver }: NationalDeskOptions) {
  const { conduct, severities } = supplier;
  const jobs = new Map<string, Job>();
  const counted = atPace(workingTime(hours), () => state.pace);
  let state = OFF;

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
  /** Acts after a delay with a draw of its own: a person has to read the message and type it in again. */
  const afterDelay = (job: Job, act: () => Promise<void>) => {
    const draw = (job.draws += 1);
    after(
      job,
      lognormalTime(conduct!.resolves[severity(job)], (salt) => drawAt(job.seed, key(job), draw, salt)),
      act,
    );
  };
  /** Moves the local desk's ticket to a status, by way of `inProgress` where needed, as far as legal. */
  const moveTo = async ({ ticket }: Job, to: TicketStatus, words: string) => {
    if (!mayMove(ticket.status, to) && mayMove(ticket.status, 'inProgress')) await move(ticket, 'inProgress', 'Work goes on.');
    if (mayMove(ticket.status, to)) await move(ticket, to, words);
  };

  const handToSupplier = async (job: Job) => {
    if (isFinal(job.ticket.status)) return;
    const to = resolver(job.ticket.sent);
    if (!to) return note(job.ticket, 'Nobody answers for this.');
    const { body, lost } = rekeyed({ reference: `NSD-${job.ticket.id}`, sent: job.ticket.sent, from: supplier, to });
    const supplierTicket = to.take(body, () => supplierChanged(job));
    job.supplierTicket = { resolver: to, ticket: supplierTicket };
    job.passed = { supplier: to.id, ticket: supplierTicket.id, at: clock.now().toString(), lost, updates: 0, relayed: 0 };
    await note(job.ticket, 'Passed to the supplier.');
  };

  /** A supplier update. One that arrives while another waits to be relayed is summarised with it. */
  const supplierChanged = (job: Job) => {
    job.passed = { ...job.passed!, updates: job.passed!.updates + 1 };
    job.pendingUpdates += 1;
    if (job.pendingUpdates === 1) afterDelay(job, async () => relay(job));
  };
  const relay = async (job: Job) => {
    job.pendingUpdates = 0;
    const { ticket } = job;
    const supplierTicket = job.supplierTicket!.ticket;
    const words =
      supplierTicket.status === 'pending'
        ? `The supplier asks: ${inShort(supplierTicket.statusChangeReason ?? '', LONGEST_QUESTION)}`
        : (SUMMARY[supplierTicket.status] ?? '');
    if (isFinal(ticket.status) || words === '' || words === job.lastRelayed) return;
    job.lastRelayed = words;
    job.passed = { ...job.passed!, relayed: job.passed!.relayed + 1 };
    if (supplierTicket.status === 'pending' || supplierTicket.status === 'resolved')
      await moveTo(job, supplierTicket.status, words);
    else if (isFinal(supplierTicket.status)) await moveTo(job, 'cancelled', words);
    else await note(ticket, words);
  };

  /** Passes a change by the local desk to the supplier, if its ticket still allows it. */
  const updateSupplier = (job: Job, body: Json & { readonly status?: TicketStatus }) => {
    afterDelay(job, async () => {
      const { resolver: to, ticket: supplierTicket } = job.supplierTicket!;
      if (body.status !== undefined && !mayMove(supplierTicket.status, body.status)) return;
      to.patch(supplierTicket.id, body);
      if (job.ticket.status === 'pending') await move(job.ticket, 'inProgress', 'Passed back to the supplier.');
    });
  };
  const deskChanged = (job: Job, was: TicketStatus, words: string | null) => {
    const { status } = job.ticket;
    if (job.asking && (words !== null || status === 'inProgress')) {
      job.asking = false;
      if (status === 'pending')
        after(job, Temporal.Duration.from(conduct!.begins), async () => moveTo(job, 'inProgress', 'Thank you.'));
      afterDelay(job, async () => handToSupplier(job));
    } else if (job.supplierTicket && status !== was && status !== 'pending' && status !== 'held') {
      // After a change by the desk the same sentence may be relayed again.
      job.lastRelayed = '';
      updateSupplier(job, { status, statusChangeReason: inShort(words ?? 'The local desk asks for it.', LONGEST_ANSWER) });
    } else if (job.supplierTicket && words !== null) {
      updateSupplier(job, { note: [{ author: supplier.name, text: inShort(words, LONGEST_ANSWER) }] });
    }
  };

  return {
    behave(wanted: ProfileSwitch): void {
      state = profileState(supplier, wanted, seed);
    },
    accepted(ticket: StoredTicket): void {
      if (state.seed === null) return;
      const job: Job = {
        ticket,
        seed: state.seed,
        supplierTicket: null,
        passed: null,
        draws: 0,
        lastAt: clock.now(),
        pendingUpdates: 0,
        due: new Set(),
        asking: false,
        lastRelayed: '',
      };
      jobs.set(ticket.id, job);
      after(job, Temporal.Duration.from(conduct!.begins), async () => {
        if (isFinal(ticket.status)) return;
        if (ticket.status === 'acknowledged')
          await move(ticket, 'inProgress', `Logged by the national service desk as NSD-${ticket.id}.`);
        const asks = drawAt(job.seed, key(job), 'ask') < (conduct!.asksForMore[severity(job)] ?? 0);
        if (!asks) return afterDelay(job, async () => handToSupplier(job));
        job.asking = true;
        await moveTo(job, 'pending', oneOf(QUESTIONS, drawAt(job.seed, key(job), 'which question')));
      });
    },
    observeChange<Outcome>(ticket: StoredTicket, change: () => Outcome): Outcome {
      const [was, notes] = [ticket.status, ticket.note.length];
      const outcome = change();
      const job = jobs.get(ticket.id);
      if (job) deskChanged(job, was, ticket.note.length > notes ? ticket.note.at(-1)!.text : null);
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
