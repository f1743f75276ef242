import type { Writes } from './areas/index.ts';

/**
 * One write as data, so that a store may run in a thread or on another machine: `{ to: 'contacts', do: 'keep', with: [keys, n] }`
 * is `contacts.keep(keys, n)`.
 */
export type Write = {
  readonly [A in keyof Writes]: {
    readonly [V in keyof Writes[A]]: {
      readonly to: A;
      readonly do: V;
      readonly with: Writes[A][V] extends (...args: infer P) => unknown ? P : never;
    };
  }[keyof Writes[A]];
}[keyof Writes];

/** A fact a decision depends on. A batch is applied only while all its reliances still hold. */
export type Reliance =
  /** The incident's chain ends at this event; 0: there is no such incident. */
  | { readonly on: 'head'; readonly n: number; readonly seq: number }
  /** The incident a contact's idempotency key already belongs to. */
  | { readonly on: 'contact-key'; readonly key: string; readonly n: number | null }
  /** The answer stored under a partner's idempotency key, by its request's digest. */
  | {
      readonly on: 'kept-answer';
      readonly holder: string;
      readonly key: string;
      readonly now: number;
      readonly digest: string | null;
    }
  /** A partner's subscriptions, by id. */
  | { readonly on: 'subscriptions'; readonly partner: string; readonly ids: readonly string[] }
  /** The policy in force: id of the newest calendar edit. */
  | { readonly on: 'policy'; readonly newestEdit: number }
  /** The incident a supplier's ticket belongs to. */
  | { readonly on: 'ticket'; readonly supplier: string; readonly ticket: string; readonly n: number | null }
  /** An outbox row that waits until `due`, for a process that wants to claim it. */
  | { readonly on: 'outbox-due'; readonly id: number; readonly due: number }
  /** A held mail that is still undecided. */
  | { readonly on: 'held-mail'; readonly id: string; readonly mark: string }
  /** A row that still waits for a person to deliver it. */
  | { readonly on: 'by-hand'; readonly id: number }
  /** A dead letter that is still undecided. */
  | { readonly on: 'dead-letter'; readonly id: number }
  /** The chain of a register's entry ends at this fact; 0: there is no such entry. */
  | { readonly on: 'register-head'; readonly register: string; readonly reference: string; readonly seq: number };

/** All of `writes`, in order, or none of them. */
export interface Batch {
  readonly relied: readonly Reliance[];
  readonly writes: readonly Write[];
}

/** `conflict`: a reliance no longer holds, and nothing was written. */
export type Outcome = 'committed' | 'conflict';
