/** Sessions that were signed out before they expired, by the digest of their token. */
export interface SignOutsReads {
  has(session: string): boolean;
}
export interface SignOutsWrites {
  /** @param expiry epoch seconds; what expired before `now` is forgotten */
  add(session: string, expiry: number, now: number): void;
}
export type SignOuts = SignOutsReads & SignOutsWrites;
