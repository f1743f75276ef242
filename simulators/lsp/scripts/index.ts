import type { CalendarPolicy, Clock } from '../../../kernel/index.ts';
import { textIn, type Json, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { StoredTicket } from '../model/ticket.ts';
import { OFF, profileState } from '../profile/switch.ts';
import { atPace, workingTime } from '../profile/working-time.ts';
import { scriptPlayer } from './play-script.ts';
import { scriptFor, type TicketScript } from './script.ts';
import type { ProfileSwitch, SimulatedSupplier } from '../profile/types.ts';
import { severityIn, wordFor } from '../profile/words.ts';

export interface ScriptedSupplierOptions {
  readonly clock: Clock;
  readonly supplier: SimulatedSupplier;
  readonly hours: CalendarPolicy | undefined;
  /** The seed when `behave` names none. */
  readonly seed: () => string;
  /** Each changes a ticket, its status or its attributes, and notifies subscribers. */
  readonly move: (ticket: StoredTicket, to: TicketStatus, note: string) => Promise<void>;
  readonly change: (ticket: StoredTicket, attributes: Json, note: string) => Promise<void>;
}

/** A supplier that works on its tickets by script, once its profile is switched on. Tickets accepted before are not affected. */
export function scriptedSupplier({ clock, supplier, hours, seed, move, change }: ScriptedSupplierOptions) {
  const { severities } = supplier;
  const scripts = new Map<string, TicketScript>();
  const seeds = new Map<string, string>();
  let state = OFF;

  const asked = (ticket: StoredTicket) => severityIn(severities, textIn(ticket.sent, 'severity') ?? '');
  const people = scriptPlayer<StoredTicket>({
    clock,
    workingTime: atPace(workingTime(hours), () => state.pace),
    actions: {
      move,
      async downgrade(ticket, { takenAs }) {
        const [before, word] = [textIn(ticket.sent, 'severity') ?? '', wordFor(severities, takenAs)];
        const note = `Taken as ${word}, not as ${before}: what we see affects fewer people than was reported.`;
        await change(ticket, { severity: word, priority: word }, note);
      },
    },
    scriptFor(ticket, round) {
      const key = `${supplier.id} ${textIn(ticket.sent, 'externalId') ?? ticket.id}`;
      const script = scriptFor({ seed: seeds.get(ticket.id)!, profile: supplier.conduct!, key, severity: asked(ticket), round });
      if (round === 0) scripts.set(ticket.id, script);
      return script;
    },
  });

  return {
    /** Switches the profile on or off for tickets accepted from now on. Throws `UsageError` for a supplier without one. */
    behave(wanted: ProfileSwitch): void {
      state = profileState(supplier, wanted, seed);
    },
    /** A ticket was accepted. The supplier sets its priority, at first to the requested severity. */
    accepted(ticket: StoredTicket): void {
      if (state.seed === null) return;
      seeds.set(ticket.id, state.seed);
      ticket.sent = { ...ticket.sent, priority: wordFor(severities, asked(ticket)) };
      people.accepted(ticket);
    },
    /** Runs a change by the desk and adapts the script to it. */
    observeChange<Outcome>(ticket: StoredTicket, change: () => Outcome): Outcome {
      const [was, notes] = [ticket.status, ticket.note.length];
      const outcome = change();
      people.deskChanged(ticket, { was, noted: ticket.note.length > notes });
      return outcome;
    },
    /** A ticket was deleted: cancels its script. */
    forget(ticket: StoredTicket): StoredTicket {
      people.forget(ticket.id);
      return ticket;
    },
    scripts: (): Readonly<Record<string, TicketScript>> => Object.fromEntries(scripts),
    close: () => people.close(),
  };
}
