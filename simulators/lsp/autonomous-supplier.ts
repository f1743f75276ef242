import type { CalendarPolicy, Clock } from '../../kernel/index.ts';
import type { Json, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import { scriptedSupplier } from './scripts/index.ts';
import type { TicketScript } from './scripts/script.ts';
import type { ProfileSwitch, SimulatedSupplier } from './profile/types.ts';
import type { StoredTicket } from './model/ticket.ts';
import { nationalDeskOf, type PassedOn, type Resolver } from './national-desk/index.ts';

/** A supplier that acts on its tickets by itself. */
export interface AutonomousSupplier {
  /** Switches the profile on or off for tickets accepted from now on. Throws `UsageError` for a supplier without one. */
  behave(profile: ProfileSwitch): void;
  accepted(ticket: StoredTicket): void;
  /** Runs a change by the desk and adapts work in progress to it. */
  observeChange<Outcome>(ticket: StoredTicket, change: () => Outcome): Outcome;
  /** A ticket was deleted: stops work on it. */
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
  /** Each changes a ticket and notifies subscribers. */
  readonly move: (ticket: StoredTicket, to: TicketStatus, note: string) => Promise<void>;
  readonly change: (ticket: StoredTicket, attributes: Json, note: string) => Promise<void>;
  readonly note: (ticket: StoredTicket, text: string) => Promise<void>;
  readonly resolverFor: ((sent: Json) => Resolver | null) | undefined;
}

/** A supplier works on its tickets; a national desk passes them on to the responsible supplier. */
export const autonomousSupplier = (options: AutonomousSupplierOptions): AutonomousSupplier =>
  options.supplier.route === 'national-desk' && options.resolverFor
    ? nationalDeskOf({ ...options, resolver: options.resolverFor })
    : { ...scriptedSupplier(options), passedOn: () => ({}) };
