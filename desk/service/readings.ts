import type { Actor } from '../domain/access/actor.ts';
import type { ReadingRow, Store } from '../store/index.ts';
import type { Clock } from '../../kernel/index.ts';

export interface ReadingLog {
  /** Notes that `viewer` read incident `n`. Written behind the answer, in the order of the readings; many of one moment in one commit. */
  note(viewer: Actor, n: number): void;
  /** Resolves once everything noted so far is stored. */
  stored(): Promise<void>;
}

/** The log of who read which incident. What cannot be written, such as on a full disk, is kept and written with the next. */
export function readingLog({ store, clock }: { readonly store: Store; readonly clock: Clock }): ReadingLog {
  let waiting: ReadingRow[] = [];
  let writing: Promise<void> | null = null;
  const write = async () => {
    while (waiting.length > 0) {
      const rows = waiting;
      waiting = [];
      try {
        await store.commit({ relied: [], writes: [{ to: 'readings', do: 'add', with: [rows] }] });
      } catch (error) {
        waiting = [...rows, ...waiting];
        process.emitWarning(`Who read ${rows.length} incidents could not be stored yet: ${String(error)}`);
        return;
      }
    }
  };
  const begin = async (): Promise<void> => {
    writing ??= clock.track(write()).finally(() => (writing = null));
    return writing;
  };
  return {
    note({ id, role }, n) {
      waiting.push({ at: String(clock.now()), reader: id, role, n });
      void begin();
    },
    async stored() {
      await begin();
      if (waiting.length > 0) await begin();
    },
  };
}
