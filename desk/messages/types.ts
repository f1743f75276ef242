import type { SupplierTicket } from './ports.ts';
import type { Letter } from './to-caller.ts';
import type { TicketEventType } from '../../kernel/trouble-ticket/index.ts';

/** A row of the outbox: one outgoing message. */
export type OutboxItem =
  /** Notifies another desk's subscription of the change that event `seq` of the row's incident made to its ticket. */
  | {
      readonly kind: 'tell';
      readonly partner: string;
      readonly subscription: string;
      readonly eventType: TicketEventType;
      readonly eventId: string;
      readonly seq: number;
      /** How many statuses the ticket had had then; all of them, in older rows. */
      readonly statuses?: number;
    }
  | ({ readonly kind: 'mail'; readonly step?: string; readonly about?: AboutEntry } & Letter)
  /** One mail for all warnings that are collected until it is sent. */
  | { readonly kind: 'digest'; readonly to: string; readonly name: string }
  | { readonly kind: 'call'; readonly to: string; readonly says: string; readonly step: string; readonly role: string }
  | {
      readonly kind: 'create';
      readonly supplier: string;
      readonly handOff: number;
      readonly ticket: SupplierTicket;
      /** Ids of the attached documents. Their content is read when the message is sent. */
      readonly documents?: readonly string[];
    }
  | { readonly kind: 'attach'; readonly supplier: string; readonly handOff: number; readonly document: string }
  | {
      readonly kind: 'note' | 'close' | 'reopen' | 'cancel';
      readonly supplier: string;
      readonly handOff: number;
      readonly text: string;
    }
  /** Our severity changed: `severity` is the supplier's word for it. */
  | {
      readonly kind: 'reclassify';
      readonly supplier: string;
      readonly handOff: number;
      readonly severity: string;
      readonly text: string;
    }
  /** Reads the supplier's ticket at `at` or later, unless an update arrives first. */
  | {
      readonly kind: 'read';
      readonly supplier: string;
      readonly handOff: number;
      readonly at: string;
      readonly because: ReadBecause;
    }
  /** Checks at `at` whether a message was sent, or whether an update arrived. */
  | { readonly kind: 'watch'; readonly bond: HandOffKey; readonly at: string; readonly what: 'create' | 'reopen' | 'answer' }
  /** A call about a hand-off: to the supplier's service desk or, with `role`, to one of our people. */
  | { readonly kind: 'ring'; readonly bond: HandOffKey; readonly to: string; readonly says: string; readonly role?: string };

/** The entry of a register that a letter is about, and which of its letters it is. Such a row belongs to no incident: its `n` is 0. */
export interface AboutEntry {
  readonly register: string;
  readonly reference: string;
  readonly letter: string;
}
/** Which hand-off of the row's incident. */
export interface HandOffKey {
  readonly supplier: string;
  readonly handOff: number;
}
/** `routine` reads are skipped when an update arrived meanwhile. An event without the ticket's content always causes a read. */
export type ReadBecause = 'routine' | 'event';

/** A step of the plan by mail only. It joins the digest of warnings to the same person. */
export interface EscalationWarning {
  readonly kind: 'warning';
  readonly to: string;
  readonly name: string;
  readonly step: string;
  readonly subject: string;
  readonly text: string;
}
/** The outgoing messages that an event requires. */
export type Effect = Exclude<OutboxItem, { kind: 'digest' | 'tell' }> | EscalationWarning;
