import type { CalendarPolicy, Clock } from '../../kernel/index.ts';
import type { Json, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import { scriptedSupplier } from './scripts/index.ts';
import type { TicketScript } from './scripts/script.ts';
import type { ProfileSwitch, SimulatedSupplier } from './profile/types.ts';
import type { StoredTicket } from './model/ticket.ts';
import { nationalDeskOf, type PassedOn, type Resolver } from './national-desk/index.ts';

/** What a supplier does with its tickets while nobody directs it. */
export interface AutonomousSupplier {
  /** From now on. Tickets that were accepted before go their own way. Throws `UsageError` for a supplier without conduct. */
  behave(conduct: ProfileSwitch): void;
  accepted(ticket: StoredTicket): void;
  /** Notices what a change by the desk means for what is under way. */
  observeChange<Outcome>(ticket: StoredTicket, change: () => Outcome): Outcome;
  /** A ticket was deleted: nothing more is done with it. */
  forget(ticket: StoredTicket): StoredTicket;
  readonly scripts: () => Readonly<Record<string, TicketScript>>;
  readonly passedOn: () => Readonly<Record<string, PassedOn>>;
  close(): void;
}

export interface AutonomousSupplierOptions {
  readonly clock: Clock;
  readonly supplier: SimulatedSupplier;
  readonly hours: CalendarPolicy | undefined;
  readonly seed: () => string;
  /** Each changes a ticket and tells whoever is to be told. */
  readonly move: (ticket: StoredTicket, to: TicketStatus, note: string) => Promise<void>;
  readonly change: (ticket: StoredTicket, attributes: Json, note: string) => Promise<void>;
  readonly note: (ticket: StoredTicket, text: string) => Promise<void>;
  readonly resolverFor: ((sent: Json) => Resolver | null) | undefined;
}

/** A supplier works on its tickets; a national desk passes them on. */
export const autonomousSupplier = (options: AutonomousSupplierOptions): AutonomousSupplier =>
  options.supplier.route === 'national-desk' && options.resolverFor
    ? nationalDeskOf({ ...options, resolver: options.resolverFor })
    : { ...scriptedSupplier(options), passedOn: () => ({}) };
