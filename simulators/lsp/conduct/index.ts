import { UsageError, type Clock } from '../../../kernel/index.ts';
import { textIn, type Json, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { Kept } from '../model/ticket.ts';
import { atPace, openTime } from './open-time.ts';
import { performer } from './perform.ts';
import { storyOf, type Story } from './story.ts';
import type { Following, OpeningHours, SimulatedSupplier } from './types.ts';
import { severityIn, wordFor } from './words.ts';

export interface ConductOptions {
  readonly clock: Clock;
  readonly supplier: SimulatedSupplier;
  readonly hours: OpeningHours | undefined;
  /** Seeds the draws when `behave` names no seed. */
  readonly seed: () => string;
  /** Changes a ticket's status, or attributes, and tells whoever is to be told. */
  readonly move: (ticket: Kept, to: TicketStatus, note: string) => Promise<void>;
  readonly change: (ticket: Kept, attributes: Json, note: string) => Promise<void>;
}

/** What one supplier does by itself, once it is switched on. Tickets that were accepted before go their own way. */
export function conductOf({ clock, supplier, hours, seed, move, change }: ConductOptions) {
  const { severities } = supplier;
  const stories = new Map<string, Story>();
  const seeds = new Map<string, string>();
  let [on, pace]: [string | null, number] = [null, 1];

  const asked = (ticket: Kept) => severityIn(severities, textIn(ticket.sent, 'severity') ?? '');
  const people = performer<Kept>({
    clock,
    openTime: atPace(openTime(hours), () => pace),
    hands: {
      move,
      async takeLower(ticket, { takenAs }) {
        const [before, word] = [textIn(ticket.sent, 'severity') ?? '', wordFor(severities, takenAs)];
        const note = `Taken as ${word}, not as ${before}: what we see affects fewer people than was reported.`;
        await change(ticket, { severity: word, priority: word }, note);
      },
    },
    storyOf(ticket, round) {
      const key = `${supplier.id} ${textIn(ticket.sent, 'externalId') ?? ticket.id}`;
      const told = storyOf({ seed: seeds.get(ticket.id)!, conduct: supplier.conduct!, key, severity: asked(ticket), round });
      if (round === 0) stories.set(ticket.id, told);
      return told;
    },
  });

  return {
    /** From now on; `false` for nothing by itself. Throws `UsageError` for a supplier without conduct. */
    behave(conduct: Following): void {
      if (conduct !== false && !supplier.conduct)
        throw new UsageError(`${supplier.name} has no conduct to follow. Write it into its file, or leave "conduct" out.`);
      const { seed: named, pace: speed = 1 } = typeof conduct === 'boolean' ? {} : conduct;
      if (!(speed > 0)) throw new UsageError(`${supplier.name} cannot keep a pace of ${speed}. Give a number above zero.`);
      [on, pace] = [conduct === false ? null : (named ?? seed()), speed];
    },
    /** A ticket was taken. Its priority is the supplier's to set: at first what was asked. */
    accepted(ticket: Kept): void {
      if (on === null) return;
      seeds.set(ticket.id, on);
      ticket.sent = { ...ticket.sent, priority: wordFor(severities, asked(ticket)) };
      people.accepted(ticket);
    },
    /** Notices what a change by the desk means for the story. */
    noticing<Outcome>(ticket: Kept, changing: () => Outcome): Outcome {
      const [was, notes] = [ticket.status, ticket.note.length];
      const outcome = changing();
      people.heard(ticket, { was, said: ticket.note.length > notes });
      return outcome;
    },
    /** A ticket was deleted: nothing more is done with it. */
    forget(ticket: Kept): Kept {
      people.forget(ticket.id);
      return ticket;
    },
    stories: (): Readonly<Record<string, Story>> => Object.fromEntries(stories),
    close: () => people.close(),
  };
}
