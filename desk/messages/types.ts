import type { SupplierTicket } from './ports.ts';
import type { Letter } from './to-caller.ts';
import type { TicketEventType } from '../../kernel/trouble-ticket/index.ts';

/** A row of the outbox: one thing that leaves the desk. */
export type OutboxItem =
  /** Another desk is told, under its subscription, what event `seq` of the row's incident made of its ticket. */
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
  | ({ readonly kind: 'mail'; readonly step?: string } & Letter)
  /** One letter for however many warnings gather until it leaves. */
  | { readonly kind: 'digest'; readonly to: string; readonly name: string }
  | { readonly kind: 'call'; readonly to: string; readonly says: string; readonly step: string; readonly role: string }
  | {
      readonly kind: 'create';
      readonly supplier: string;
      readonly handOff: number;
      readonly ticket: SupplierTicket;
      /** Ids of the documents that go along: their content is read when it leaves. */
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
  /** The supplier's ticket is read, at `at` or later, unless it was heard of meanwhile. */
  | {
      readonly kind: 'read';
      readonly supplier: string;
      readonly handOff: number;
      readonly at: string;
      readonly because: ReadBecause;
    }
  /** At `at` the desk looks whether something has left, or whether anything was heard. */
  | { readonly kind: 'watch'; readonly bond: HandOffKey; readonly at: string; readonly what: 'create' | 'reopen' | 'answer' }
  /** Somebody is rung about a hand-off: the supplier's service desk, or, with `role`, a person of ours. */
  | { readonly kind: 'ring'; readonly bond: HandOffKey; readonly to: string; readonly says: string; readonly role?: string };

/** Which hand-off of the row's incident. */
export interface HandOffKey {
  readonly supplier: string;
  readonly handOff: number;
}
/** `routine` reads are left out when something was heard meanwhile; an event that only names its ticket always has it read. */
export type ReadBecause = 'routine' | 'event';

/** A step of the plan that is mail alone: it leaves with the other warnings to the same person. */
export interface EscalationWarning {
  readonly kind: 'warning';
  readonly to: string;
  readonly name: string;
  readonly step: string;
  readonly subject: string;
  readonly text: string;
}
/** What must leave the desk because of an event. */
export type Effect = Exclude<OutboxItem, { kind: 'digest' | 'tell' }> | EscalationWarning;
