import type { HandOffDocument } from './document-types.ts';

/** What a supplier's event says. `reading` is null when it names its ticket and says no more: then the ticket is read. */
export interface SupplierEvent {
  readonly eventId: string;
  readonly ticket: string;
  readonly reading: TicketReading | null;
  /** What is said anew, for suppliers that send no history. */
  readonly note: string;
  readonly happenedAt: string | null;
}

/** Where a hand-off stands. `broken`: the supplier said that it had taken it, and has no such ticket. */
export type HandOffState = 'sending' | 'open' | 'resolved' | 'closed' | 'returned' | 'refused' | 'broken';

/** What a person should know of a hand-off that still goes on; the worst of what holds. */
export type HandOffHealth = 'ok' | 'disagreeing' | 'late' | 'silent' | 'down';

/** A change of status in the supplier's own history of a ticket. */
export interface TicketChange {
  readonly status: string;
  readonly at: string;
  readonly reason: string;
}
/** A note that the supplier wrote: the desk's own are left out where a ticket is read. */
export interface TicketNote {
  /** Its id; where it has none, something that only the same note has. */
  readonly key: string;
  readonly at: string;
  readonly text: string;
}
/** A document that the supplier attached. Events carry what it is; a reading carries its content too. */
export interface TicketDocument {
  /** Its id; where it has none, something that only the same document has. */
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  /** Base64. */
  readonly content?: string;
  /** It says only where it is. */
  readonly elsewhere?: true;
}
/** A supplier's ticket as it was read, or as an event carried it. Whatever the supplier does not say is absent. */
export interface TicketReading {
  readonly id: string;
  readonly status: string;
  /** Our reference, if the ticket has it. */
  readonly externalId?: string;
  /** In the supplier's own words. */
  readonly severity?: string;
  readonly priority?: string;
  /** The whole history, oldest first. */
  readonly changes?: readonly TicketChange[];
  readonly notes?: readonly TicketNote[];
  readonly documents?: readonly TicketDocument[];
}

/** One hand-off of an incident: what binds our record to the supplier's. A fold of the incident's events. */
export interface HandOff {
  readonly supplier: string;
  /** Counts the hand-offs of the incident from 1. */
  readonly handOff: number;
  readonly state: HandOffState;
  /** The supplier's reference and status. */
  readonly ticket: string | null;
  readonly status: string | null;
  /** The severity the supplier gives it, in its own words. */
  readonly theirs: string | null;
  readonly handedOffAt: string;
  readonly acceptedAt: string | null;
  /** When the supplier last said anything of it after it was accepted: by an event, or by reading. */
  readonly lastContactAt: string | null;
  /** The supplier's own instant of what was last heard. */
  readonly updatedAt: string | null;
  /** Since when what should leave for the supplier has not left. */
  readonly unreachableSince: string | null;
  /** Nothing was heard within the contract's response time. */
  readonly silentSince: string | null;
  /** How often the supplier's service desk was rung about it. */
  readonly rung: number;
  /** How often the supplier called it resolved and the caller said no. */
  readonly sentBack: number;
  /** Changes and notes of the supplier's that are in our record. */
  readonly changes: readonly string[];
  readonly notes: readonly string[];
  /** What became of each document of ours. */
  readonly documents: readonly HandOffDocument[];
  /** Documents of the supplier's that were taken over or left there, by what its ticket knows them by. */
  readonly received: readonly string[];
}
