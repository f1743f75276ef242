/** A kind of contact that a desk made, and with whom. */
export interface Contact {
  readonly by: 'call' | 'mail' | 'hand-off' | 'event';
  /** A role of the standard's contacts, or one of the names above. */
  readonly to: string;
}

/** A contact that a scenario says was not made. It counts only beside a scenario in which the desk makes such a contact. */
export interface Denial {
  readonly by: readonly Contact['by'][];
  /** Null: with anybody. */
  readonly to: string | null;
  /** Those that it is not about. */
  readonly but: readonly string[];
  /** In words: "the team leader is never called". */
  readonly what: string;
}
