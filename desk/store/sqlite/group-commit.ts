import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../../kernel/index.ts';

type Settle = () => void;
interface Job {
  /** Works inside the transaction; returns how its caller is told, once that is durable. */
  readonly run: () => Settle;
  readonly fail: (reason: unknown) => void;
}

export interface GroupCommit {
  /** Runs `work` in the transaction that all writes of this event-loop turn share; resolves only after its durable commit. */
  write<T>(work: () => T): Promise<T>;
  /** All of `work` or nothing of it, inside a transaction that goes on either way: for work that may refuse after its first change. */
  whole<T>(work: () => T): T;
  /** Commits what waits, now. */
  flush(): void;
}

/**
 * Twenty writes in one durable commit cost little more than one. A `Refusal` fails its own write alone and must be thrown before
 * that write has changed anything. After any other failure the whole batch is rolled back and tried again one by one, so that the
 * bad one fails alone.
 *
 * @param hold opens a unit of work, so that the clock does not move between a write and its commit.
 */
export function groupCommit(db: DatabaseSync, hold: () => () => void): GroupCommit {
  let waiting: Job[] = [];
  let release: (() => void) | undefined;
  const [begin, commit, rollback] = ['begin immediate', 'commit', 'rollback'].map((sql) => db.prepare(sql)) as [
    Statement,
    Statement,
    Statement,
  ];

  const transaction = (jobs: readonly Job[]): readonly Settle[] => {
    begin.run();
    try {
      const settles = jobs.map((job) => {
        try {
          return job.run();
        } catch (error) {
          if (error instanceof Refusal) return () => job.fail(error);
          throw error;
        }
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
        return [() => job.fail(error)];
      }
    });

  const flush = () => {
    const jobs = waiting;
    waiting = [];
    const done = release;
    release = undefined;
    let settles: readonly Settle[];
    try {
      settles = jobs.length === 0 ? [] : transaction(jobs);
    } catch {
      settles = oneByOne(jobs);
    }
    for (const settle of settles) settle();
    done?.();
  };

  const [mark, keep, undo] = ['savepoint whole', 'release whole', 'rollback to whole'].map((sql) => db.prepare(sql)) as [
    Statement,
    Statement,
    Statement,
  ];
  return {
    whole(work) {
      mark.run();
      try {
        const result = work();
        keep.run();
        return result;
      } catch (error) {
        // Some failures of SQLite end the transaction itself, and its marks with it.
        if (db.isTransaction) {
          undo.run();
          keep.run();
        }
        throw error;
      }
    },
    flush,
    write: async (work) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) {
          release = hold();
          setImmediate(flush);
        }
        waiting.push({
          run: () => {
            const result = work();
            return () => resolve(result);
          },
          fail: reject,
        });
      }),
  };
}
type Statement = ReturnType<DatabaseSync['prepare']>;
