import type { Json } from './json.ts';

/** What TMF621 v4 demands of a creation. */
export const MANDATORY = ['description', 'severity', 'ticketType'] as const;

/** What only the owner of a ticket sets, and no patch may name. */
export const SERVER_OWNED = ['id', 'href', 'creationDate', 'lastUpdate', 'statusChange', 'statusChangeDate'] as const;

/** What a creation may carry and its owner sets all the same: a new ticket is acknowledged, whatever was sent. */
const SET_AT_CREATION: readonly string[] = [...SERVER_OWNED, 'status', 'statusChangeReason', 'resolutionDate'];

export const withoutServerOwned = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !SET_AT_CREATION.includes(name)));
export const serverOwnedIn = (body: Json): readonly string[] => SERVER_OWNED.filter((name) => Object.hasOwn(body, name));

/** Whose a note or an attachment is, in the words of MEF 124: the desk buys, the supplier sells. */
export type Source = 'buyer' | 'seller';

export interface TicketNote {
  readonly id: string;
  readonly author: string;
  /** ISO instant. */
  readonly date: string;
  readonly text: string;
  readonly source: Source;
}

/** A document with a ticket: where it is (`url`), or what it is (`content`, base64, with `mimeType`). */
export interface TicketAttachment {
  readonly id: string;
  readonly source: Source;
  readonly name?: string;
  readonly description?: string;
  readonly mimeType?: string;
  readonly url?: string;
  readonly content?: string;
  readonly size?: { readonly amount: number; readonly units: string };
}
