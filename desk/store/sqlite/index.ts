import type { DatabaseSync } from 'node:sqlite';
import { openAreas, type Areas } from './open-areas.ts';
import { groupCommit } from './group-commit.ts';
import { openDatabase } from './open.ts';
import { holds } from './reliance.ts';
import type { Reads } from '../areas/index.ts';
import type { Batch, Outcome } from '../batch.ts';
import type { OpenStore, Store } from '../port.ts';

/**
 * The embedded store: SQLite in this process. `file` is a path or ':memory:'.
 * @throws {UsageError} when another version of the desk wrote the file
 */
export const openStore: OpenStore = async ({ file, ids, secret }) => {
  const db = openDatabase(file);
  const named = () => db.prepare(`select value from meta where key = 'store'`).get() as { value: string } | undefined;
  if (!named()) db.prepare(`insert into meta values ('store', ?) on conflict do nothing`).run(ids.uuid('store'));
  const areas = openAreas(db, secret);
  let leftOver = false;
  const { commit, flush } = groupCommit(db, (batch) => apply(areas, batch));
  return {
    id: named()!.value,
    ...asked(areas),
    async commit(batch) {
      const outcome = await commit(batch);
      if (outcome === 'committed' && erases(batch)) leftOver = !isSwept(db);
      return outcome;
    },
    async close() {
      if (!db.isOpen) return;
      flush();
      if (leftOver) isSwept(db);
      db.close();
    },
  };
};

const erases = ({ writes }: Batch): boolean =>
  writes.some(
    ({ to, do: verb }) =>
      ((to === 'log' || to === 'registers') && verb === 'erase') || (to === 'heldMails' && verb === 'rewrite'),
  );

/**
 * Writes the file anew without its free space, where erased words still stand, and empties the write-ahead log. False when another process is in
 * the way; then it is done when the store is closed.
 */
function isSwept(db: DatabaseSync): boolean {
  try {
    db.exec('pragma secure_delete = on; vacuum; pragma wal_checkpoint(truncate);');
    return true;
  } catch {
    return false;
  }
}

function apply(areas: Areas, { relied, writes }: Batch): Outcome {
  if (!relied.every((reliance) => holds(areas, reliance))) return 'conflict';
  for (const { to, do: verb, with: args } of writes) {
    const area = areas[to] as unknown as Readonly<Record<string, (...args: readonly unknown[]) => void>>;
    area[verb]!(...args);
  }
  return 'committed';
}

/** Wraps synchronous reads as promises. */
function asked(areas: Areas): { readonly [Area in keyof Reads]: Store[Area] } {
  const verbs = (area: object) =>
    Object.fromEntries(
      Object.entries(area).map(([name, verb]: [string, (...args: unknown[]) => unknown]) => [
        name,
        async (...args: unknown[]) => verb(...args),
      ]),
    );
  return Object.fromEntries(Object.entries(areas).map(([name, area]) => [name, verbs(area)])) as unknown as ReturnType<
    typeof asked
  >;
}
