/** Incidents with an answer of the caller's that nobody of the desk has acted on since. */
export interface UnreadReads {
  /** Longest waiting first. */
  waiting(limit: number): readonly { readonly n: number; readonly at: string }[];
  count(): number;
  /** Since when each of these incidents has one; those without are left out. */
  among(ns: readonly number[]): readonly { readonly n: number; readonly at: string }[];
}

export interface UnreadWrites {
  /** Since when incident `n` has one; null: it has none. */
  set(n: number, at: string | null): void;
}

export type Unread = UnreadReads & UnreadWrites;
