import type { DatabaseSync } from 'node:sqlite';
import type { Batch, Outcome } from '../batch.ts';

type Settle = () => void;
interface Job {
  readonly batch: Batch;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommit {
  /** Applies the batch in the transaction that all batches of this event-loop turn share; resolves only after its durable commit. */
  readonly commit: (batch: Batch) => Promise<Outcome>;
  /** Commits what waits, now. */
  readonly flush: () => void;
}

/**
 * Twenty batches in one durable commit cost little more than one. They are applied in the order in which they came, each on what those
 * before it have written. After a failure the whole transaction is rolled back and its batches are tried one by one, so that the bad
 * one fails alone.
 *
 * @param apply makes one batch's writes, inside the transaction; a `conflict` must be found before the first of them
 */
export function groupCommit(db: DatabaseSync, apply: (batch: Batch) => Outcome): GroupCommit {
  let waiting: Job[] = [];
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const rollback = db.prepare('rollback');

  const transaction = (jobs: readonly Job[]): readonly Settle[] => {
    begin.run();
    try {
      const settles = jobs.map(({ batch, resolve }) => {
        const outcome = apply(batch);
        return () => resolve(outcome);
      });
      commit.run();
      return settles;
    } catch (error) {
      if (db.isTransaction) rollback.run();
      throw error;
    }
  };
  const oneByOne = (jobs: readonly Job[]): readonly Settle[] =>
    jobs.flatMap((job) => {
      try {
        return transaction([job]);
      } catch (error) {
        return [() => job.reject(error)];
      }
    });

  const flush = () => {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    let settles: readonly Settle[];
    try {
      settles = transaction(jobs);
    } catch {
      settles = oneByOne(jobs);
    }
    for (const settle of settles) settle();
  };

  return {
    flush,
    commit: async (batch) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ batch, resolve, reject });
      }),
  };
}
