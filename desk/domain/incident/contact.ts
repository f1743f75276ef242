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

export type HandOffData = { readonly [F in MinimumDataField]?: F extends 'affectedUsers' ? number : string };

export interface StoredDocument {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}
