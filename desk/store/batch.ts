import type { Writes } from './areas/index.ts';

/**
 * One write as data, so that a store may run in a thread or on another machine: `{ to: 'contacts', do: 'keep', with: [keys, n] }` is
 * `contacts.keep(keys, n)`.
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

/** What a decision was made on. A batch is applied only while all of it still holds. */
export type Reliance =
  /** The incident's chain ends at this event; 0: there is no such incident. */
  | { readonly on: 'head'; readonly n: number; readonly seq: number }
  /** What a contact's idempotency key already stands for. */
  | { readonly on: 'contact-key'; readonly key: string; readonly n: number | null }
  /** The answer kept under a partner's idempotency key, as its request's digest. */
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
  /** Which incident a supplier's ticket belongs to. */
  | { readonly on: 'ticket'; readonly supplier: string; readonly ticket: string; readonly n: number | null }
  /** An outbox row that waits until `due`, for a process that wants to claim it. */
  | { readonly on: 'outbox-due'; readonly id: number; readonly due: number }
  /** A mail that waits, about which nobody has decided. */
  | { readonly on: 'held-mail'; readonly id: string }
  /** A dead letter about which nobody has decided. */
  | { readonly on: 'dead-letter'; readonly id: number };

/** All of `writes`, in their order, or nothing of them. */
export interface Batch {
  readonly relied: readonly Reliance[];
  readonly writes: readonly Write[];
}

/** `conflict`: something relied on has changed, and nothing was written. */
export type Outcome = 'committed' | 'conflict';
