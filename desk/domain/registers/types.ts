import type { Actor } from '../access/actor.ts';

/** A fact for the record of an entry. What people wrote is in `texts`, which can be erased; everything else is plain JSON. */
export interface Fact {
  readonly type: string;
  readonly texts?: Readonly<Record<string, string>>;
}

/** A fact as it stands in the record. */
export type Recorded<F extends Fact = Fact> = F & {
  /** Its place in the entry's record, from 1. */
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  readonly actor: Pick<Actor, 'id' | 'name' | 'role'>;
};

/** An entry as lists show it. */
export interface RegisterRow {
  readonly state: string;
  readonly title: string;
  /** The organisations it concerns; null for all of them. */
  readonly organisations: readonly string[] | null;
  /** When the desk has to look at it again by itself. */
  readonly due: Temporal.Instant | null;
}

/** A letter that a fact requires. `key` is unique within its entry, so that the letter leaves once. */
export interface RegisterLetter {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What became of a letter: it was handed to the receiver's mail system, or it was refused, returned or given up. */
export type Delivery = { readonly outcome: 'sent' } | { readonly outcome: 'returned'; readonly why: string };

/**
 * A register beside the incident log, such as that of changes. An entry is a fold of its own facts, which are recorded like an
 * incident's events: appended, hashed onto each other, the end signed. All of it is pure.
 */
export interface Register<F extends Fact, S> {
  /** As it is stored; never changed. */
  readonly name: string;
  /** Letters before an entry's number, such as 'CHG-'. Entries with a name of their own have none. */
  readonly prefix: string;
  fold(reference: string, facts: readonly Recorded<F>[]): S | null;
  row(entry: S): RegisterRow;
  /** What the desk records by itself once `row.due` has passed; the row's next `due` must then be later, or null. */
  onDue?(entry: S, now: Temporal.Instant): readonly F[];
  /** The letters that one of its facts requires; `entry` includes the fact. */
  letters?(entry: S, fact: Recorded<F>): readonly RegisterLetter[];
  /** What the entry records of a letter's delivery. */
  onDelivery?(entry: S, letter: string, delivery: Delivery): readonly F[];
}
