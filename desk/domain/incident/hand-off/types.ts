import type { HandOffDocument } from './document-types.ts';

/** A supplier's event. `reading` is null when it carries only the ticket's id: the desk then reads the ticket. */
export interface SupplierEvent {
  readonly eventId: string;
  readonly ticket: string;
  readonly reading: TicketReading | null;
  /** New text, from suppliers that send no history. */
  readonly note: string;
  readonly happenedAt: string | null;
}

/** Where somebody else's ticket was received as ours: in the response to its creation, a read, an event or the response to a change. */
export type MismatchIn = 'creation' | 'reading' | 'event' | 'change';

/** By what a supplier's ticket is not ours. `history`: it contradicts the changes recorded before. */
export type MismatchBy = 'ticket' | 'reference' | 'description' | 'history';

/**
 * A ticket that a supplier gave as ours and that is not. `theirs`: its value where ours was expected; empty for a description,
 * which may be confidential to another organisation.
 */
export interface Mismatch {
  readonly by: MismatchBy;
  readonly theirs: string;
}

/** State of a hand-off. `broken`: the supplier accepted it, but has no such ticket. */
export type HandOffState = 'sending' | 'open' | 'resolved' | 'closed' | 'returned' | 'refused' | 'broken';

/** Health of a hand-off in progress: the worst of its problems. */
export type HandOffHealth = 'ok' | 'disagreeing' | 'late' | 'silent' | 'mismatched' | 'down';

/** A status change in the supplier's own history of a ticket. */
export interface TicketChange {
  readonly status: string;
  readonly at: string;
  readonly reason: string;
}
/** A note by the supplier. Reading a ticket leaves out the desk's own notes. */
export interface TicketNote {
  /** Its id; without one, a key that only the same note yields. */
  readonly key: string;
  readonly at: string;
  readonly text: string;
}
/** A document attached by the supplier. Events carry its description; a reading also carries its content. */
export interface TicketDocument {
  /** Its id; without one, a key that only the same document yields. */
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  /** Base64. */
  readonly content?: string;
  /** Only its address is given, not its content. */
  readonly elsewhere?: true;
}
/** A supplier's ticket, as read or as carried by an event. Fields the supplier does not send are absent. */
export interface TicketReading {
  readonly id: string;
  readonly status: string;
  /** Our reference, if the ticket has it. */
  readonly externalId?: string;
  /** Further references on it, of whatever parties (TMF621 v5 `externalIdentifier`). */
  readonly externalIds?: readonly string[];
  /** Its description. Only compared with ours, never stored. */
  readonly describedAs?: string;
  /** In the supplier's own words. */
  readonly severity?: string;
  readonly priority?: string;
  /** The whole history, oldest first. */
  readonly changes?: readonly TicketChange[];
  readonly notes?: readonly TicketNote[];
  readonly documents?: readonly TicketDocument[];
}

/** One hand-off of an incident: links our record to the supplier's ticket. A fold of the incident's events. */
export interface HandOff {
  readonly supplier: string;
  /** Number of the hand-off within the incident, from 1. */
  readonly handOff: number;
  readonly state: HandOffState;
  /** The supplier's reference and status. */
  readonly ticket: string | null;
  readonly status: string | null;
  /** The severity the supplier gives it, in its own words. */
  readonly theirs: string | null;
  readonly handedOffAt: string;
  readonly acceptedAt: string | null;
  /** When the supplier last sent an update, or one was read, after acceptance. */
  readonly lastContactAt: string | null;
  /** The supplier's own time of the last update received. */
  readonly updatedAt: string | null;
  /** Since when a message to the supplier has been undelivered. */
  readonly unreachableSince: string | null;
  /** Since when the supplier is marked silent: nothing was received within the contract's response time. */
  readonly silentSince: string | null;
  /** Since when the supplier answers with somebody else's ticket under the id of ours. */
  readonly mismatchedSince: string | null;
  /** How often the supplier's service desk was called about it. */
  readonly rung: number;
  /** How often the supplier reported it resolved and the caller said no. */
  readonly sentBack: number;
  /** The supplier's changes and notes already in our record. */
  readonly changes: readonly string[];
  readonly notes: readonly string[];
  /** State of each document of ours. */
  readonly documents: readonly HandOffDocument[];
  /** The supplier's documents that were stored or left there, by their key in its ticket. */
  readonly received: readonly string[];
}
