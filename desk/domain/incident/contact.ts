import type { Level, MinimumDataField, SafetyFlag } from '../../../standards/index.ts';

/** `partner`: another desk logged it, by the trouble-ticket interface. */
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
  readonly location?: string;
  /** Telephone call the contact came by. */
  readonly callId?: string;
  /** Message-ID of the mail the contact came by; replies thread on it. Not everybody's are their own: `mailKey` tells mails apart. */
  readonly messageId?: string;
  /** What a mail is known by when it is delivered again. */
  readonly mailKey?: string;
  readonly mail?: MailFacts;
  /** Repeating a request with the same key answers with the first one's incident. */
  readonly idempotencyKey?: string;
  /** The desk that logged it for its own caller, and what its ticket said. */
  readonly partner?: LoggedBy;
}
/** What is to be known of the mail or fax that a contact came by. */
export interface MailFacts {
  /** A program sent it: no machine answers it. */
  readonly generated?: true;
  /** Who carried it is not of the organisation whose sender it names. */
  readonly unverified?: true;
  /** Where the sender wants answers: obeyed within the sender's organisation, and only shown when it is elsewhere. */
  readonly replyTo?: string;
  readonly replyToElsewhere?: string;
  /** Parts of it that the desk did not keep, and why, in words. */
  readonly notKept?: string;
}
export interface LoggedBy {
  readonly id: string;
  /** Its own reference: one incident for each. */
  readonly reference?: string;
  /** What it asked for in its own words, by attribute of its ticket, to be told again as it was said. */
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
