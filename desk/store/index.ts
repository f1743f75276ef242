import { openHandOffs, type HandOffStore } from './hand-offs.ts';
import { openCalendarEdits, type CalendarEdits } from './calendar-edits.ts';
import { openContacts, type Contacts } from './contacts.ts';
import { openDigests, type Digests } from './digests.ts';
import { openDocuments, type Documents } from './documents.ts';
import { openEscalations, type Escalations } from './escalations.ts';
import { groupCommit, type GroupCommit } from './group-commit.ts';
import { openHeldMails, type HeldMails } from './held-mail.ts';
import { openLog, type Log } from './log.ts';
import { openDatabase } from './open.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { openPartnerRows, type PartnerRows } from './partners.ts';
import { openProcesses, type Processes } from './processes.ts';
import { openProjections, type ProjectionWriter } from './projections.ts';
import { openSnapshots, type Snapshots } from './snapshots.ts';
import type { Clock, Ids } from '../../kernel/index.ts';
export type { HandOffCounts, StoredHandOffQuery, StoredHandOff } from './hand-offs.ts';
export { digestOf } from './chain.ts';
export type { HeldFile, HeldMail } from './held-mail.ts';
export type { GroupCommit } from './group-commit.ts';
export type { DeadLetter, OutboxRow } from './outbox.ts';
export type { StoredSubscription } from './partners.ts';
export { numberOf, referenceOf } from './reference.ts';

export interface Store extends GroupCommit {
  /** Names this store for ever: keys that leave the desk are made of it, so that no two desks share one. */
  readonly id: string;
  readonly log: Log;
  readonly rows: ProjectionWriter;
  readonly contacts: Contacts;
  readonly outbox: Outbox;
  readonly handOffs: HandOffStore;
  readonly digests: Digests;
  readonly escalations: Escalations;
  readonly documents: Documents;
  readonly heldMails: HeldMails;
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
    handOffs: openHandOffs(db),
    digests: openDigests(db),
    escalations: openEscalations(db),
    documents: openDocuments(db),
    heldMails: openHeldMails(db),
    snapshots: openSnapshots(db, secret),
    calendarEdits: openCalendarEdits(db),
    partners: openPartnerRows(db),
    processes: openProcesses(db),
    close: () => db.close(),
  };
}
