import type { HandOffData } from '../domain/incident/contact.ts';
import type { TicketReading } from '../domain/incident/hand-off/types.ts';

/** How the desk reaches people and suppliers. Each rejects when it could not deliver; the outbox tries again on the clock. */
export interface Outbound {
  mail(letter: OutgoingLetter): Promise<void>;
  telephone(call: { readonly to: string; readonly text: string }): Promise<{ readonly callId: string }>;
  supplier(supplier: string): SupplierClient;
  partner(partner: string): PartnerClient;
}
/** Another desk, as it is told of its tickets. */
export interface PartnerClient {
  /** `id` is the same at every attempt. `gone`: it does not want to be told any more. */
  notify(message: { readonly id: string; readonly url: string; readonly body: string }): Promise<'told' | 'gone'>;
}
export interface OutgoingLetter {
  /** The same at every attempt, so that a repeat is known as one. */
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
  /** Our severity, in the supplier's word, with a note that says why. Resolves with the ticket as the supplier then has it. */
  reclassify(ticketId: string, severity: string, text: string): Promise<TicketReading>;
  close(ticketId: string, text: string): Promise<void>;
  reopen(ticketId: string, text: string): Promise<void>;
  /** Ends the work on it where that can be; a ticket that was resolved can only be told, and one that has ended needs no word. */
  cancel(ticketId: string, text: string): Promise<void>;
}
export interface SupplierTicket {
  readonly externalId: string;
  readonly description: string;
  readonly severity: string;
  readonly ticketType: 'incident';
  readonly data: HandOffData;
  /** Added when it leaves. */
  readonly documents?: readonly OutgoingDocument[];
}
/** A document as it leaves the desk, cleaned. */
export interface OutgoingDocument {
  /** What it is known by there, the same at every attempt: our reference, and which of its documents it is. */
  readonly mark: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}
/** A supplier's final answer: trying again changes nothing. Anything else that is thrown is tried again. */
export class SupplierRefused extends Error {
  override readonly name = 'SupplierRefused';
  readonly status: number | null;
  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}
