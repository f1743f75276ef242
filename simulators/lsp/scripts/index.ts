import { UsageError, type Clock } from '../../../kernel/index.ts';
import { textIn, type Json, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { StoredTicket } from '../model/ticket.ts';
import { atPace, openTime } from '../../opening-hours.ts';
import { scriptPlayer } from './play-script.ts';
import { scriptFor, type TicketScript } from './script.ts';
import type { ProfileSwitch, OpeningHours, SimulatedSupplier } from '../profile/types.ts';
import { severityIn, wordFor } from '../profile/words.ts';

export interface ScriptedSupplierOptions {
  readonly clock: Clock;
  readonly supplier: SimulatedSupplier;
  readonly hours: OpeningHours | undefined;
  /** Seeds the draws when `behave` names no seed. */
  readonly seed: () => string;
  /** Changes a ticket's status, or attributes, and tells whoever is to be told. */
  readonly move: (ticket: StoredTicket, to: TicketStatus, note: string) => Promise<void>;
  readonly change: (ticket: StoredTicket, attributes: Json, note: string) => Promise<void>;
}

/** What one supplier does by itself, once it is switched on. Tickets that were accepted before go their own way. */
export function scriptedSupplier({ clock, supplier, hours, seed, move, change }: ScriptedSupplierOptions) {
  const { severities } = supplier;
  const stories = new Map<string, TicketScript>();
  const seeds = new Map<string, string>();
  let [on, pace]: [string | null, number] = [null, 1];

  const asked = (ticket: StoredTicket) => severityIn(severities, textIn(ticket.sent, 'severity') ?? '');
  const people = scriptPlayer<StoredTicket>({
    clock,
    openTime: atPace(openTime(hours), () => pace),
    actions: {
      move,
      async takeLower(ticket, { takenAs }) {
        const [before, word] = [textIn(ticket.sent, 'severity') ?? '', wordFor(severities, takenAs)];
        const note = `Taken as ${word}, not as ${before}: what we see affects fewer people than was reported.`;
        await change(ticket, { severity: word, priority: word }, note);
      },
    },
    scriptFor(ticket, round) {
      const key = `${supplier.id} ${textIn(ticket.sent, 'externalId') ?? ticket.id}`;
      const told = scriptFor({ seed: seeds.get(ticket.id)!, profile: supplier.conduct!, key, severity: asked(ticket), round });
      if (round === 0) stories.set(ticket.id, told);
      return told;
    },
  });

  return {
    /** From now on; `false` for nothing by itself. Throws `UsageError` for a supplier without conduct. */
    behave(conduct: ProfileSwitch): void {
      if (conduct !== false && !supplier.conduct)
        throw new UsageError(`${supplier.name} has no conduct to follow. Write it into its file, or leave "conduct" out.`);
      const { seed: named, pace: speed = 1 } = typeof conduct === 'boolean' ? {} : conduct;
      if (!(speed > 0)) throw new UsageError(`${supplier.name} cannot keep a pace of ${speed}. Give a number above zero.`);
      [on, pace] = [conduct === false ? null : (named ?? seed()), speed];
    },
    /** A ticket was taken. Its priority is the supplier's to set: at first what was asked. */
    accepted(ticket: StoredTicket): void {
      if (on === null) return;
      seeds.set(ticket.id, on);
      ticket.sent = { ...ticket.sent, priority: wordFor(severities, asked(ticket)) };
      people.accepted(ticket);
    },
    /** Notices what a change by the desk means for the story. */
    noticing<Outcome>(ticket: StoredTicket, changing: () => Outcome): Outcome {
      const [was, notes] = [ticket.status, ticket.note.length];
      const outcome = changing();
      people.heard(ticket, { was, said: ticket.note.length > notes });
      return outcome;
    },
    /** A ticket was deleted: nothing more is done with it. */
    forget(ticket: StoredTicket): StoredTicket {
      people.forget(ticket.id);
      return ticket;
    },
    stories: (): Readonly<Record<string, TicketScript>> => Object.fromEntries(stories),
    close: () => people.close(),
  };
}
