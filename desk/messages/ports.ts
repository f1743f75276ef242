import type { WhyByHand } from '../domain/incident/index.ts';
import type { HandOffData } from '../domain/incident/contact.ts';
import type { Mismatch, TicketReading } from '../domain/incident/hand-off/index.ts';

/**
 * The desk's outgoing channels. Each rejects when delivery fails, and the outbox retries on the clock; with `OnlyByHand` when the
 * desk has no such channel.
 */
export interface Outbound {
  mail(letter: OutgoingLetter): Promise<void>;
  telephone(call: OutgoingCall): Promise<{ readonly callId: string }>;
  /** Throws `OnlyByHand` for a supplier without a connection. */
  supplier(supplier: string): SupplierClient;
  partner(partner: string): PartnerClient;
}
export interface OutgoingCall {
  readonly to: string;
  readonly text: string;
  /** Reference of the incident that the call is about. */
  readonly reference: string;
}
/** Another desk's callback. */
export interface PartnerClient {
  /** `id` is the same at every attempt. `gone`: the subscription has ended. */
  notify(message: { readonly id: string; readonly url: string; readonly body: string }): Promise<'told' | 'gone'>;
}
export interface OutgoingLetter {
  /** The same at every attempt, so that the receiver recognises a repeat. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
}
/** Our ticket at a supplier, as it is known here. */
export interface KnownTicket {
  readonly id: string;
  /** Why a reading under this id is not of our ticket; null when it is. */
  readonly mismatch: (reading: TicketReading) => Mismatch | null;
}
/**
 * Each change reads the ticket first, and rejects with `NotOurTicket` when it is somebody else's, so that nothing is written to
 * a ticket that is not ours.
 */
export interface SupplierClient {
  /** TMF621 POST. `idempotencyKey` is the same at every attempt. Resolves with the supplier's ticket. */
  create(ticket: SupplierTicket, idempotencyKey: string): Promise<TicketReading>;
  /** The ticket as it stands; null when the supplier has none of that id. */
  read(ticketId: string): Promise<TicketReading | null>;
  /** The supplier's tickets under our reference. */
  find(externalId: string): Promise<readonly TicketReading[]>;
  addNote(ticket: KnownTicket, text: string): Promise<void>;
  /** Adds a document to those on the ticket, unless an earlier attempt did. */
  attach(ticket: KnownTicket, document: OutgoingDocument): Promise<void>;
  hasDocument(ticket: KnownTicket, document: OutgoingDocument): Promise<boolean>;
  /** Our severity, in the supplier's word, with a note that gives the reason. Resolves with the ticket as the supplier then has it. */
  reclassify(ticket: KnownTicket, severity: string, text: string): Promise<TicketReading>;
  close(ticket: KnownTicket, text: string): Promise<void>;
  reopen(ticket: KnownTicket, text: string): Promise<void>;
  /** Cancels the ticket where its status allows it; a resolved ticket gets a note instead, a closed one nothing. */
  cancel(ticket: KnownTicket, text: string): Promise<void>;
}
export interface SupplierTicket {
  readonly externalId: string;
  readonly description: string;
  readonly severity: string;
  readonly ticketType: 'incident';
  readonly data: HandOffData;
  /** Added when it is sent. */
  readonly documents?: readonly OutgoingDocument[];
}
/** An outgoing document, without patient data. */
export interface OutgoingDocument {
  /** Its identifier at the supplier, the same at every attempt: our reference and the number of the document. */
  readonly mark: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}
/** A final refusal, which is not retried. Every other error is retried. */
export class SupplierRefused extends Error {
  override readonly name = 'SupplierRefused';
  readonly status: number | null;
  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}
/** The desk has no means for this message: a person delivers it, and it counts as delivered only when they say so. */
export class OnlyByHand extends Error {
  override readonly name = 'OnlyByHand';
  readonly why: WhyByHand;
  constructor(why: WhyByHand) {
    super(`to be done by hand: ${why.replaceAll('-', ' ')}`);
    this.why = why;
  }
}
/** The supplier gave somebody else's ticket as ours. Nothing was written to it. */
export class NotOurTicket extends Error {
  override readonly name = 'NotOurTicket';
  readonly ticket: string;
  readonly mismatch: Mismatch;
  constructor(ticket: string, mismatch: Mismatch) {
    super(`its ticket ${ticket} is not ours`);
    this.ticket = ticket;
    this.mismatch = mismatch;
  }
}
