export interface StoredSubscription {
  readonly id: string;
  readonly partner: string;
  /** Base address: events go to `<callback>/<eventType>`. */
  readonly callback: string;
  readonly query: string;
}

/** State for partners that use the desk's trouble-ticket interface. All writes are inside a transaction. */
export interface PartnerRowsReads {
  /** The token's holder; null when it is unknown or has expired. */
  holderOf(digest: string, now: number): string | null;
  /** The answer given under the key; null when there is none, or it has expired. */
  answer(holder: string, key: string, now: number): { readonly digest: string; readonly answer: string } | null;
  subscription(id: string): StoredSubscription | null;
  /** Oldest first. */
  subscriptionsOf(partner: string): readonly StoredSubscription[];
  isDeleted(n: number): boolean;
}

export interface PartnerRowsWrites {
  /** Also deletes tokens that have expired at `now`. */
  addToken(digest: string, holder: string, until: number, now: number): void;
  keepAnswer(row: {
    readonly holder: string;
    readonly key: string;
    readonly digest: string;
    readonly answer: string;
    readonly until: number;
    readonly now: number;
  }): void;
  /** Takes a passage out of the answers that are kept about an incident. */
  erase(reference: string, passage: string): void;
  subscribe(subscription: StoredSubscription & { readonly at: string }): void;
  unsubscribe(id: string): void;
  deleteTicket(n: number): void;
}

export type PartnerRows = PartnerRowsReads & PartnerRowsWrites;
