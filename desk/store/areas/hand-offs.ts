import type { NewRow } from './outbox.ts';
import type { HandOffRow } from '../../domain/incident/hand-off/index.ts';

export interface StoredHandOff extends HandOffRow {
  readonly reference: string;
  /** When anything was last sent to the supplier about it. */
  readonly sentAt: string | null;
}

export interface StoredHandOffQuery {
  readonly supplier?: string;
  /** Only those still open. */
  readonly going?: boolean;
  /** Only those that need a person's attention at `now` (epoch ms). */
  readonly troubled?: { readonly now: number };
  readonly limit: number;
  /** Only incident numbers below this one. */
  readonly before?: number;
}

/** How many of a supplier's hand-offs are open, and how many are in each kind of trouble. */
export interface HandOffCounts {
  readonly supplier: string;
  readonly going: number;
  readonly down: number;
  readonly silent: number;
  readonly late: number;
  readonly disagreeing: number;
  readonly broken: number;
  readonly mismatched: number;
  readonly refused: number;
}

export interface HandOffRowsReads {
  of(n: number): readonly StoredHandOff[];
  /** The incident and hand-off that a supplier's ticket belongs to. */
  byTicket(supplier: string, ticket: string): { readonly n: number; readonly handOff: number } | null;
  /** Whether any hand-off to this supplier is still unanswered. */
  sending(supplier: string): boolean;
  page(query: StoredHandOffQuery): readonly StoredHandOff[];
  counts(now: number): readonly HandOffCounts[];
}

export interface HandOffRowsWrites {
  /** Writes a hand-off's current state, inside the transaction of its event. */
  put(n: number, row: HandOffRow): void;
  /** Records that something was sent to the supplier. */
  sent(n: number, handOff: number, at: string): void;
  /** Remembers a ticket that an event named before the desk knows it, until `unpark`. */
  park(supplier: string, ticket: string, at: string): void;
  /** Forgets a remembered ticket; if there was one, adds `row` to the outbox. */
  unpark(supplier: string, ticket: string, row: NewRow): void;
}

export type HandOffRows = HandOffRowsReads & HandOffRowsWrites;
