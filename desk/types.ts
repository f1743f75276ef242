import type { TicketReading } from './handoff/types.ts';
import type { Partner } from './trouble-tickets/types.ts';
import type { Clock, Ids } from '../kernel/index.ts';
import type { Level, MinimumDataField, Policy, SafetyFlag, Severity } from '../standards/index.ts';

export type Role = 'requester' | 'analyst' | 'duty-manager' | 'assessor';
/** `partner`: another desk logged it, by the trouble-ticket interface. */
export type Channel = 'phone' | 'email' | 'fax' | 'portal' | 'walk-up' | 'partner';
export type ContactType = 'incident' | 'request' | 'complaint' | 'enquiry';
export type IncidentState = 'open' | 'paused' | 'with-supplier' | 'resolved' | 'closed';

/** Who acts or looks. Requesters and partners (other desks) see their own organisation; the desk's staff and the assessor see all. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'system' | 'caller' | 'supplier' | 'partner';
  readonly organisation: string | null;
}

export interface Caller {
  readonly name: string;
  readonly organisation: string;
  readonly telephone?: string;
  readonly mail?: string;
}

export interface NewContact {
  readonly channel: Channel;
  readonly caller: Caller;
  readonly service: string;
  readonly type: ContactType;
  readonly summary: string;
  readonly description: string;
  readonly impact: Level;
  readonly urgency: Level;
  readonly safety: readonly SafetyFlag[];
  readonly location?: string;
  /** Telephone call the contact came by. */
  readonly callId?: string;
  /** Message-ID of the mail the contact came by; replies thread on it. */
  readonly messageId?: string;
  /** Repeating a request with the same key answers with the first one's incident. */
  readonly idempotencyKey?: string;
  /** The desk that logged it for its own caller, and what its ticket said. */
  readonly partner?: LoggedBy;
}
export interface LoggedBy {
  readonly id: string;
  /** Its own reference: one incident for each. */
  readonly reference?: string;
  /** What it asked for in its own words, by attribute of its ticket, to be told again as it was said. */
  readonly asked: Readonly<Record<string, string>>;
}

export type HandOff = { readonly [F in MinimumDataField]?: F extends 'affectedUsers' ? number : string };

/** What can be asked of an incident. `decide` answers with events or a refusal. */
export type Command =
  | { readonly do: 'acknowledge' }
  | { readonly do: 'respond'; readonly text: string; readonly channel: 'phone' | 'email' | 'portal' }
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'receiveReply'; readonly text: string; readonly messageId: string; readonly from: string }
  | { readonly do: 'pause'; readonly reason: string }
  | { readonly do: 'resume' }
  | { readonly do: 'reclassify'; readonly impact: Level; readonly urgency: Level; readonly reason: string }
  | { readonly do: 'assign'; readonly team: string }
  | { readonly do: 'handOff'; readonly supplier: string; readonly data: HandOff }
  | {
      readonly do: 'supplierUpdate';
      readonly supplier: string;
      readonly ticket: string;
      readonly status: string;
      readonly note: string;
      readonly eventId: string;
      /** ISO instant the supplier gives; an older one than the last never moves the status back. */ readonly happenedAt?: string;
      /** The whole ticket, when the event carried it: what went missing before it is caught up with. */ readonly reading?: TicketReading;
    }
  /** What the supplier asked for, or should know: sent to it as a note. */
  | { readonly do: 'answerSupplier'; readonly text: string }
  | { readonly do: 'takeBack'; readonly reason: string }
  /** It shows nothing of a patient's: somebody of the desk has looked. It may leave the desk. */
  | { readonly do: 'releaseDocument'; readonly document: string }
  | { readonly do: 'escalate'; readonly step: string; readonly planned: string }
  | { readonly do: 'acknowledgeEscalation'; readonly step: string; readonly by: string }
  /** A deadline agreed by hand, `due` an ISO instant: it stands whatever moves the clock. */
  | {
      readonly do: 'setDeadline';
      readonly clock: 'response' | 'resolution';
      readonly due: string;
      readonly reason: string;
    }
  /** The owner is told of it then, or when the hours of the service next begin. `at` is an ISO instant. */
  | { readonly do: 'remind'; readonly at: string; readonly text: string }
  /** `reminder` is the number of the event that set it. */
  | { readonly do: 'withdrawReminder'; readonly reminder: number }
  | { readonly do: 'withdrawDeadline'; readonly clock: 'response' | 'resolution'; readonly reason: string }
  | { readonly do: 'declareMajorIncident'; readonly reason: string }
  /** Over, or never one: nobody has to manage it any more. */
  | { readonly do: 'standDown'; readonly reason: string }
  /** `manager` is a role of the plan's contacts: whoever holds it. */
  | { readonly do: 'appointManager'; readonly manager: string }
  /** Makes it a part of another incident, which escalates for both. */
  | { readonly do: 'linkToParent'; readonly parent: string }
  | { readonly do: 'unlinkFromParent'; readonly reason: string }
  | { readonly do: 'resolve'; readonly how: string }
  | { readonly do: 'confirm' }
  | { readonly do: 'close' }
  | { readonly do: 'reopen'; readonly reason: string }
  /** Whoever logged it does not need it any more: it ends, whatever its state. */
  | { readonly do: 'withdraw'; readonly reason: string };

/** How the desk reaches people and suppliers. Each rejects when it could not deliver; the outbox tries again on the clock. */
export interface Outbound {
  mail(letter: OutgoingLetter): Promise<void>;
  telephone(call: { readonly to: string; readonly says: string }): Promise<{ readonly callId: string }>;
  supplier(supplier: string): SupplierClient;
  partner(partner: string): PartnerClient;
}
/** Another desk, as it is told of its tickets. */
export interface PartnerClient {
  /** `id` is the same at every attempt. `gone`: it does not want to be told any more. */
  tell(message: { readonly id: string; readonly url: string; readonly body: string }): Promise<'told' | 'gone'>;
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
  readonly data: HandOff;
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

export interface StoredDocument {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

export interface IncidentQuery {
  readonly state?: IncidentState;
  readonly service?: string;
  readonly severity?: Severity;
  readonly organisation?: string;
  readonly limit?: number;
  /** Keyset cursor from the page before. */
  readonly after?: string;
}

export interface DeskOptions {
  readonly policy: Policy;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A file, or ':memory:'. Files are WAL, synchronous FULL. */
  readonly storeFile: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly smtp: { readonly host: string; readonly port: number };
  readonly addresses: { readonly mail: string; readonly fax: string; readonly telephone: string };
  readonly relay: { readonly host: string; readonly port: number };
  /** Null: calls out are only written to the log (a desk on its own has no telephone network). */
  readonly telephone: { readonly url: string; readonly token: string } | null;
  readonly suppliers: Readonly<
    Record<
      string,
      {
        readonly url: string;
        readonly tokenUrl: string;
        readonly clientId: string;
        readonly clientSecret: string;
        readonly webhookSecret: string;
        /** The one before, accepted as well while the supplier changes to the new one. */
        readonly previousWebhookSecret?: string;
        /** What it gets access tokens of ours with, for its callbacks; `required`: it must send one beside the signature. */
        readonly callbackClient?: { readonly clientId: string; readonly clientSecret: string; readonly required?: boolean };
      }
    >
  >;
  /** Other desks that log incidents with this one. Their secrets come from the environment, never from a file in the tree. */
  readonly partners?: readonly Partner[];
  /** Other desks' listeners may be on this machine: for rehearsals, and for trying things out. */
  readonly partnersOnLoopback?: boolean;
  /** How many requests a partner may send: at once, and a minute for ever. */
  readonly partnerAllowance?: { readonly burst: number; readonly perMinute: number };
  readonly accounts: readonly Account[];
  /** Fax machines the desk knows: number in international form to organisation id. */
  readonly faxNumbers?: Readonly<Record<string, string>>;
  /** One line each about the desk's own running, nothing personal. Standard error when absent. */
  readonly log?: (line: string) => void;
  /** Signs sessions and chain heads, and keys the digests of free text. From the environment, never from a file in the tree. */
  readonly secret: string;
}
export interface Account {
  readonly id: string;
  readonly username: string;
  /** scrypt, `salt:hash` base64url; null when the person can only use tokens. */
  readonly passwordHash: string | null;
  /** SHA-256 of API tokens. */
  readonly tokenHashes: readonly string[];
  readonly name: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly mail: string | null;
}
export interface Desk {
  readonly url: string;
  readonly smtp: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}
