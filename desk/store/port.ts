import type { Reads } from './areas/index.ts';
import type { Batch, Outcome } from './batch.ts';
import type { Ids } from '../../kernel/index.ts';

/** An area's reads as they are asked: each resolves with what was committed when it was answered. */
export type Asked<Area> = {
  readonly [Verb in keyof Area]: Area[Verb] extends (...args: infer P) => infer R ? (...args: P) => Promise<R> : never;
};

/**
 * Where a desk keeps its record. Reads and batches are plain data, so that an implementation may live in a thread, or on a database
 * server. All must pass `desk/testing/store-contract.ts`.
 */
export type Store = { readonly [Area in keyof Reads]: Asked<Reads[Area]> } & {
  /** Names this store for ever: keys that leave the desk are made of it, so that no two desks share one. */
  readonly id: string;
  /**
   * Applies a batch: resolves after its durable commit, or with `conflict` when something it relied on has changed; then nothing of it
   * was written. Batches are applied in the order in which this process sent them, each on what those before it wrote. Rejects when the
   * store cannot be written; nothing of that batch was written either.
   */
  readonly commit: (batch: Batch) => Promise<Outcome>;
  /** Commits what was sent, then lets go of the store. */
  readonly close: () => Promise<void>;
};

/** @param options.file a path or ':memory:' @param options.secret keys digests and signs snapshots */
export type OpenStore = (options: { readonly file: string; readonly ids: Ids; readonly secret: string }) => Promise<Store>;
