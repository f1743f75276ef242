import type { Json } from './json.ts';

/** The attributes that TMF621 v4 requires at creation. */
export const MANDATORY = ['description', 'severity', 'ticketType'] as const;

/** Attributes that only the ticket's owner sets. A patch that names one is refused. */
export const SERVER_OWNED = ['id', 'href', 'creationDate', 'lastUpdate', 'statusChange', 'statusChangeDate'] as const;

/** Attributes that are ignored at creation. The owner sets them: a new ticket is `acknowledged`, whatever status was sent. */
const SET_AT_CREATION: readonly string[] = [...SERVER_OWNED, 'status', 'statusChangeReason', 'resolutionDate'];

export const withoutServerOwned = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !SET_AT_CREATION.includes(name)));
export const serverOwnedIn = (body: Json): readonly string[] => SERVER_OWNED.filter((name) => Object.hasOwn(body, name));

/** The side that added a note or an attachment, in MEF 124's terms: the desk is the buyer, the supplier the seller. */
export type Source = 'buyer' | 'seller';

export interface TicketNote {
  readonly id: string;
  readonly author: string;
  /** ISO instant. */
  readonly date: string;
  readonly text: string;
  readonly source: Source;
}

/** A document of a ticket: by reference (`url`) or by value (`content` in base64 with its `mimeType`). */
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
