import { openCalendarEdits } from './calendar-edits.ts';
import { openContacts } from './contacts.ts';
import { openDigests } from './digests.ts';
import { openDocuments } from './documents.ts';
import { openEscalations } from './escalations.ts';
import { groupCommit } from './group-commit.ts';
import { openHandOffs } from './hand-offs.ts';
import { openHeldMails } from './held-mails.ts';
import { openLog } from './log.ts';
import { openDatabase } from './open.ts';
import { openOutbox } from './outbox.ts';
import { openPartnerRows } from './partners.ts';
import { openProcesses } from './processes.ts';
import { openProjections } from './projections.ts';
import { holds } from './reliance.ts';
import { openSnapshots } from './snapshots.ts';
import type { Reads, Writes } from '../areas/index.ts';
import type { Batch, Outcome } from '../batch.ts';
import type { OpenStore, Store } from '../port.ts';
import { referenceOf } from '../reference.ts';

/** Every area over one connection, answering at once. */
export type Areas = ReturnType<typeof openAreas>;

/**
 * The embedded store: SQLite in this process. `file` is a path or ':memory:'.
 * @throws {UsageError} when another version of the desk wrote the file
 */
export const openStore: OpenStore = async ({ file, ids, secret }) => {
  const db = openDatabase(file);
  const named = () => db.prepare(`select value from meta where key = 'store'`).get() as { value: string } | undefined;
  if (!named()) db.prepare(`insert into meta values ('store', ?) on conflict do nothing`).run(ids.uuid('store'));
  const areas = openAreas(db, secret);
  const { commit, flush } = groupCommit(db, (batch) => apply(areas, batch));
  return {
    id: named()!.value,
    ...asked(areas),
    commit,
    async close() {
      if (!db.isOpen) return;
      flush();
      db.close();
    },
  };
};

function openAreas(db: ReturnType<typeof openDatabase>, secret: string) {
  const outbox = openOutbox(db);
  const [log, documents, snapshots, handOffs] = [
    openLog(db, secret),
    openDocuments(db),
    openSnapshots(db, secret),
    openHandOffs(db, outbox),
  ] as const;
  return {
    records: {
      of: (n: number) => {
        const events = log.load(n);
        if (events.length === 0) return null;
        return { events, documents: documents.of(n), snapshots: snapshots.of(n, referenceOf(n)), handOffs: handOffs.of(n) };
      },
    },
    log,
    documents,
    snapshots,
    handOffs,
    outbox,
    rows: openProjections(db),
    contacts: openContacts(db),
    digests: openDigests(db),
    escalations: openEscalations(db),
    heldMails: openHeldMails(db),
    calendarEdits: openCalendarEdits(db),
    partners: openPartnerRows(db),
    processes: openProcesses(db),
  } satisfies Reads & Writes;
}

function apply(areas: Areas, { relied, writes }: Batch): Outcome {
  if (!relied.every((reliance) => holds(areas, reliance))) return 'conflict';
  for (const { to, do: verb, with: args } of writes) {
    const area = areas[to] as unknown as Readonly<Record<string, (...args: readonly unknown[]) => void>>;
    area[verb]!(...args);
  }
  return 'committed';
}

/** Reads answered at once, as promises. */
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
