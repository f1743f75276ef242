import type { Reads } from './areas/index.ts';
import type { Batch, Outcome } from './batch.ts';
import type { Ids } from '../../kernel/index.ts';

/** An area's reads as asynchronous calls: each resolves with the state committed when it was answered. */
export type Asked<Area> = {
  readonly [Verb in keyof Area]: Area[Verb] extends (...args: infer P) => infer R ? (...args: P) => Promise<R> : never;
};

/**
 * The port to the desk's record. Reads and batches are plain data, so that an implementation may live in a thread or on a
 * database server. Every implementation must pass `desk/testing/store-contract.ts`.
 */
export type Store = { readonly [Area in keyof Reads]: Asked<Reads[Area]> } & {
  /** Permanent id of this store. Keys that leave the desk contain it, so that no two desks share a key. */
  readonly id: string;
  /**
   * Applies a batch: resolves after its durable commit, or with `conflict` when a reliance no longer holds, and then nothing of
   * it was written. Batches are applied in the order in which this process sent them, each on the result of those before it.
   * Rejects when the store cannot be written; nothing of that batch was written then either.
   */
  readonly commit: (batch: Batch) => Promise<Outcome>;
  /** Commits the batches already sent, then closes the store. */
  readonly close: () => Promise<void>;
};

/** @param options.file a path or ':memory:' @param options.secret keys digests and signs snapshots */
export type OpenStore = (options: { readonly file: string; readonly ids: Ids; readonly secret: string }) => Promise<Store>;
