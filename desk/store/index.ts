import { openBonds, type Bonds } from './sqlite/bonds.ts';
import { openCalendarEdits, type CalendarEdits } from './sqlite/calendar-edits.ts';
import { openContacts, type Contacts } from './sqlite/contacts.ts';
import { openDigests, type Digests } from './sqlite/digests.ts';
import { openDocuments, type Documents } from './sqlite/documents.ts';
import { openEscalations, type Escalations } from './sqlite/escalations.ts';
import { groupCommit, type GroupCommit } from './sqlite/group-commit.ts';
import { openLog, type Log } from './sqlite/log.ts';
import { openDatabase } from './sqlite/open.ts';
import { openOutbox, type Outbox } from './sqlite/outbox.ts';
import { openPartnerRows, type PartnerRows } from './sqlite/partners.ts';
import { openProcesses, type Processes } from './sqlite/processes.ts';
import { openProjections, type ProjectionWriter } from './sqlite/projections.ts';
import { openSnapshots, type Snapshots } from './sqlite/snapshots.ts';
import type { Clock, Ids } from '../../kernel/index.ts';
export type { BondCounts, BondQuery, StoredBond } from './sqlite/bonds.ts';
export { digestOf } from './chain.ts';
export type { GroupCommit } from './sqlite/group-commit.ts';
export type { DeadLetter, OutboxRow } from './sqlite/outbox.ts';
export type { StoredSubscription } from './sqlite/partners.ts';
export { numberOf, referenceOf } from './reference.ts';

export interface Store extends GroupCommit {
  /** Names this store for ever: keys that leave the desk are made of it, so that no two desks share one. */
  readonly id: string;
  readonly log: Log;
  readonly rows: ProjectionWriter;
  readonly contacts: Contacts;
  readonly outbox: Outbox;
  readonly bonds: Bonds;
  readonly digests: Digests;
  readonly escalations: Escalations;
  readonly documents: Documents;
  readonly snapshots: Snapshots;
  readonly calendarEdits: CalendarEdits;
  readonly partners: PartnerRows;
  readonly processes: Processes;
  close(): void;
}

/** The embedded store. `file` is a path or ':memory:'. @throws {UsageError} when another version of the desk wrote the file. */
export function openStore(options: {
  readonly file: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secret: string;
}): Store {
  const { file, clock, ids, secret } = options;
  const db = openDatabase(file);
  const named = () => db.prepare(`select value from meta where key = 'store'`).get() as { value: string } | undefined;
  if (!named()) db.prepare(`insert into meta values ('store', ?) on conflict do nothing`).run(ids.uuid('store'));
  const id = named()!.value;
  return {
    id,
    ...groupCommit(db, () => clock.begin()),
    log: openLog(db, secret),
    rows: openProjections(db),
    contacts: openContacts(db),
    outbox: openOutbox(db),
    bonds: openBonds(db),
    digests: openDigests(db),
    escalations: openEscalations(db),
    documents: openDocuments(db),
    snapshots: openSnapshots(db, secret),
    calendarEdits: openCalendarEdits(db),
    partners: openPartnerRows(db),
    processes: openProcesses(db),
    close: () => db.close(),
  };
}
