import type { Level, MinimumDataField, SafetyFlag } from '../../../standards/index.ts';

/** `partner`: logged by another desk, through the trouble-ticket interface. */
export type Channel = 'phone' | 'email' | 'fax' | 'portal' | 'walk-up' | 'partner';
export type ContactType = 'incident' | 'request' | 'complaint' | 'enquiry';
export type IncidentState = 'open' | 'paused' | 'with-supplier' | 'resolved' | 'closed';

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
  /** Personal data may be lost, changed, or seen by somebody who may not. */
  readonly dataSecurity?: true;
  readonly location?: string;
  /** Telephone call that brought the contact. */
  readonly callId?: string;
  /**
   * Message-ID of the mail that brought the contact; replies thread on it. Not every sender's is unique: `mailKey` identifies a
   * mail.
   */
  readonly messageId?: string;
  /** Identifies a mail that is delivered again. */
  readonly mailKey?: string;
  readonly mail?: MailFacts;
  /** A repeated request with the same key returns the first one's incident. */
  readonly idempotencyKey?: string;
  /** What the desk offered while it was logged. */
  readonly offered?: Offered;
  /** The desk that logged it for its own caller, and the attributes of its ticket. */
  readonly partner?: LoggedBy;
}
/** What the desk offered at first contact. */
export interface Offered {
  /** Services that it suggested, most likely first; empty: it suggested none; null: the caller chose the service alone. */
  readonly services: readonly string[] | null;
  /** References of known errors. */
  readonly articles: readonly string[];
}
/** Facts about the mail or fax that brought a contact. */
export interface MailFacts {
  /** Sent by a program: the desk never replies automatically. */
  readonly generated?: true;
  /** The delivering system does not belong to the organisation of the sender that it names. */
  readonly unverified?: true;
  /** Reply-To address. Used within the sender's organisation; an address elsewhere is only shown. */
  readonly replyTo?: string;
  readonly replyToElsewhere?: string;
  /** Parts of it that the desk did not store and why, in words. */
  readonly notKept?: string;
}
export interface LoggedBy {
  readonly id: string;
  /** Its own reference, unique to one incident. */
  readonly reference?: string;
  /** Its request in its own words, by attribute of its ticket. Returned unchanged when the ticket is read. */
  readonly asked: Readonly<Record<string, string>>;
}

export type HandOffData = { readonly [F in MinimumDataField]?: F extends 'affectedUsers' ? number : string };

export interface StoredDocument {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}
