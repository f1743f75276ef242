import type { DatabaseSync } from 'node:sqlite';
import { openCalendarEdits } from './calendar-edits.ts';
import { openContacts } from './contacts.ts';
import { openDigests } from './digests.ts';
import { openDocuments } from './documents.ts';
import { openEscalations } from './escalations.ts';
import { openHandOffs } from './hand-offs.ts';
import { openHeldMails } from './held-mails.ts';
import { openLog } from './log.ts';
import { openOutbox } from './outbox.ts';
import { openPartnerRows } from './partners.ts';
import { openProcesses } from './processes.ts';
import { openProjections } from './projections.ts';
import { openReadings } from './readings.ts';
import { openRegisters } from './registers.ts';
import { openSignOuts } from './sign-outs.ts';
import { openSnapshots } from './snapshots.ts';
import { openUnread } from './unread.ts';
import type { Reads, Writes } from '../areas/index.ts';
import { referenceOf } from '../reference.ts';

export type Areas = ReturnType<typeof openAreas>;

/** Every area over one connection, answering at once. */
export function openAreas(db: DatabaseSync, secret: string) {
  const outbox = openOutbox(db);
  const [log, documents, snapshots, handOffs] = [
    openLog(db, secret),
    openDocuments(db),
    openSnapshots(db, secret),
    openHandOffs(db, outbox),
  ] as const;
  const withoutEvents = (n: number) => ({
    documents: documents.of(n),
    snapshots: snapshots.of(n, referenceOf(n)),
    handOffs: handOffs.of(n),
  });
  return {
    records: {
      of: (n: number) => {
        const events = log.load(n);
        return events.length === 0 ? null : { events, ...withoutEvents(n) };
      },
      withoutEvents,
    },
    log,
    documents,
    snapshots,
    handOffs,
    outbox,
    rows: openProjections(db),
    contacts: openContacts(db, secret),
    digests: openDigests(db),
    escalations: openEscalations(db),
    heldMails: openHeldMails(db),
    calendarEdits: openCalendarEdits(db),
    partners: openPartnerRows(db, secret),
    processes: openProcesses(db),
    signOuts: openSignOuts(db),
    unread: openUnread(db),
    registers: openRegisters(db, secret),
    readings: openReadings(db),
  } satisfies Reads & Writes;
}
