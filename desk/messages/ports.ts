import type { HandOffData } from '../domain/incident/contact.ts';
import type { TicketReading } from '../domain/incident/hand-off/types.ts';

/** The desk's outgoing channels. Each rejects when delivery fails; the outbox retries on the clock. */
export interface Outbound {
  mail(letter: OutgoingLetter): Promise<void>;
  telephone(call: OutgoingCall): Promise<{ readonly callId: string }>;
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
export interface SupplierClient {
  /** TMF621 POST. `idempotencyKey` is the same at every attempt. Resolves with the supplier's ticket. */
  create(ticket: SupplierTicket, idempotencyKey: string): Promise<TicketReading>;
  /** The ticket as it stands; null when the supplier has none of that id. */
  read(ticketId: string): Promise<TicketReading | null>;
  /** The supplier's tickets under our reference. */
  find(externalId: string): Promise<readonly TicketReading[]>;
  addNote(ticketId: string, text: string): Promise<void>;
  /** Adds a document to those on the ticket, unless an earlier attempt did. */
  attach(ticketId: string, document: OutgoingDocument): Promise<void>;
  hasDocument(ticketId: string, document: OutgoingDocument): Promise<boolean>;
  /** Our severity, in the supplier's word, with a note that gives the reason. Resolves with the ticket as the supplier then has it. */
  reclassify(ticketId: string, severity: string, text: string): Promise<TicketReading>;
  close(ticketId: string, text: string): Promise<void>;
  reopen(ticketId: string, text: string): Promise<void>;
  /** Cancels the ticket where its status allows it; a resolved ticket gets a note instead, a closed one nothing. */
  cancel(ticketId: string, text: string): Promise<void>;
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
