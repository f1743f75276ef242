import type { DatabaseSync } from 'node:sqlite';
import type { Batch, Outcome } from '../batch.ts';

type Settle = () => void;
interface Job {
  readonly batch: Batch;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommit {
  /**
   * Applies the batch in the transaction shared by all batches of this event-loop turn; resolves only after its durable commit.
   */
  readonly commit: (batch: Batch) => Promise<Outcome>;
  /** Commits all waiting batches now. */
  readonly flush: () => void;
}

/**
 * Commits batches together, because twenty in one durable commit cost little more than one. They are applied in order of arrival,
 * each on the result of those before it. After a failure the whole transaction is rolled back and its batches are tried one by
 * one, so that only the faulty one fails.
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
