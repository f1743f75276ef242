export interface StoredSubscription {
  readonly id: string;
  readonly partner: string;
  /** Base address: events go to `<callback>/<eventType>`. */
  readonly callback: string;
  readonly query: string;
}

/** What the desk keeps of those who come by its own trouble-ticket interface. Whatever writes is inside a transaction. */
export interface PartnerRowsReads {
  /** Who holds it; null when it is unknown or has run out. */
  holderOf(digest: string, now: number): string | null;
  /** What was answered under the key; null when nothing was, or it has run out. */
  answer(holder: string, key: string, now: number): { readonly digest: string; readonly answer: string } | null;
  subscription(id: string): StoredSubscription | null;
  /** Oldest first. */
  subscriptionsOf(partner: string): readonly StoredSubscription[];
  isDeleted(n: number): boolean;
}

export interface PartnerRowsWrites {
  /** Forgets the tokens that have run out at `now`, too. */
  addToken(digest: string, holder: string, until: number, now: number): void;
  keepAnswer(row: {
    readonly holder: string;
    readonly key: string;
    readonly digest: string;
    readonly answer: string;
    readonly until: number;
    readonly now: number;
  }): void;
  subscribe(subscription: StoredSubscription & { readonly at: string }): void;
  unsubscribe(id: string): void;
  deleteTicket(n: number): void;
}

export type PartnerRows = PartnerRowsReads & PartnerRowsWrites;
