import type { NewRow } from './outbox.ts';
import type { HandOffRow } from '../../domain/incident/hand-off/index.ts';

export interface StoredHandOff extends HandOffRow {
  readonly reference: string;
  /** When anything last left for the supplier about it. */
  readonly sentAt: string | null;
}

export interface StoredHandOffQuery {
  readonly supplier?: string;
  /** Only those that still go on. */
  readonly going?: boolean;
  /** Only those about which a person should know something, at `now` (epoch ms). */
  readonly troubled?: { readonly now: number };
  readonly limit: number;
  /** Numbers below this one. */
  readonly before?: number;
}

/** How many hand-offs of a supplier go on, and how many of them are in which trouble. */
export interface HandOffCounts {
  readonly supplier: string;
  readonly going: number;
  readonly down: number;
  readonly silent: number;
  readonly late: number;
  readonly disagreeing: number;
  readonly broken: number;
}

export interface HandOffRowsReads {
  of(n: number): readonly StoredHandOff[];
  /** The incident and the hand-off that a supplier's ticket belongs to. */
  byTicket(supplier: string, ticket: string): { readonly n: number; readonly handOff: number } | null;
  /** Whether anything is on its way to this supplier that it has not answered. */
  sending(supplier: string): boolean;
  page(query: StoredHandOffQuery): readonly StoredHandOff[];
  counts(now: number): readonly HandOffCounts[];
}

export interface HandOffRowsWrites {
  /** Writes a bond as it stands. Inside the transaction of its event. */
  put(n: number, row: HandOffRow): void;
  /** Something left for the supplier. */
  sent(n: number, handOff: number, at: string): void;
  /** Remembers a ticket that an event named before we know it, and says so when it is asked about. */
  park(supplier: string, ticket: string, at: string): void;
  /** Forgets a remembered ticket; where there was one, `row` goes into the outbox. */
  unpark(supplier: string, ticket: string, row: NewRow): void;
}

export type HandOffRows = HandOffRowsReads & HandOffRowsWrites;
