import type { Clock } from '../../kernel/index.ts';
import type { Json, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import { conductOf } from './conduct/index.ts';
import type { Story } from './conduct/story.ts';
import type { Following, OpeningHours, SimulatedSupplier } from './conduct/types.ts';
import type { Kept } from './model/ticket.ts';
import { nationalDeskOf, type PassedOn, type Resolver } from './national-desk/index.ts';

/** What a supplier does with its tickets while nobody directs it. */
export interface ByItself {
  /** From now on. Tickets that were accepted before go their own way. Throws `UsageError` for a supplier without conduct. */
  behave(conduct: Following): void;
  accepted(ticket: Kept): void;
  /** Notices what a change by the desk means for what is under way. */
  noticing<Outcome>(ticket: Kept, changing: () => Outcome): Outcome;
  /** A ticket was deleted: nothing more is done with it. */
  forget(ticket: Kept): Kept;
  readonly stories: () => Readonly<Record<string, Story>>;
  readonly passedOn: () => Readonly<Record<string, PassedOn>>;
  close(): void;
}

export interface ByItselfOptions {
  readonly clock: Clock;
  readonly supplier: SimulatedSupplier;
  readonly hours: OpeningHours | undefined;
  readonly seed: () => string;
  /** Each changes a ticket and tells whoever is to be told. */
  readonly move: (ticket: Kept, to: TicketStatus, note: string) => Promise<void>;
  readonly change: (ticket: Kept, attributes: Json, note: string) => Promise<void>;
  readonly note: (ticket: Kept, text: string) => Promise<void>;
  readonly passesOnTo: ((sent: Json) => Resolver | null) | undefined;
}

/** A supplier works on its tickets; a national desk passes them on. */
export const byItself = (options: ByItselfOptions): ByItself =>
  options.supplier.route === 'national-desk' && options.passesOnTo
    ? nationalDeskOf({ ...options, resolver: options.passesOnTo })
    : { ...conductOf(options), passedOn: () => ({}) };
