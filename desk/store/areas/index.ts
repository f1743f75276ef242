import type { CalendarEditsReads, CalendarEditsWrites } from './calendar-edits.ts';
import type { ContactsReads, ContactsWrites } from './contacts.ts';
import type { DigestsReads, DigestsWrites } from './digests.ts';
import type { DocumentsReads, DocumentsWrites } from './documents.ts';
import type { EscalationsReads, EscalationsWrites } from './escalations.ts';
import type { HandOffRowsReads, HandOffRowsWrites } from './hand-offs.ts';
import type { HeldMailsReads, HeldMailsWrites } from './held-mails.ts';
import type { LogReads, LogWrites } from './log.ts';
import type { OutboxReads, OutboxWrites } from './outbox.ts';
import type { PartnerRowsReads, PartnerRowsWrites } from './partners.ts';
import type { ProcessesReads, ProcessesWrites } from './processes.ts';
import type { RowReads, RowWrites } from './projections.ts';
import type { ReadingsReads, ReadingsWrites } from './readings.ts';
import type { RecordReads } from './records.ts';
import type { RegistersReads, RegistersWrites } from './registers.ts';
import type { SignOutsReads, SignOutsWrites } from './sign-outs.ts';
import type { SnapshotsReads, SnapshotsWrites } from './snapshots.ts';
import type { UnreadReads, UnreadWrites } from './unread.ts';

/** The store's reads, by area; see `Asked` for how they are called. */
export interface Reads {
  readonly records: RecordReads;
  readonly log: LogReads;
  readonly rows: RowReads;
  readonly contacts: ContactsReads;
  readonly outbox: OutboxReads;
  readonly handOffs: HandOffRowsReads;
  readonly digests: DigestsReads;
  readonly escalations: EscalationsReads;
  readonly documents: DocumentsReads;
  readonly heldMails: HeldMailsReads;
  readonly snapshots: SnapshotsReads;
  readonly calendarEdits: CalendarEditsReads;
  readonly partners: PartnerRowsReads;
  readonly processes: ProcessesReads;
  readonly signOuts: SignOutsReads;
  readonly unread: UnreadReads;
  readonly registers: RegistersReads;
  readonly readings: ReadingsReads;
}
/** The writes a batch may hold, by area. */
export interface Writes {
  readonly log: LogWrites;
  readonly rows: RowWrites;
  readonly contacts: ContactsWrites;
  readonly outbox: OutboxWrites;
  readonly handOffs: HandOffRowsWrites;
  readonly digests: DigestsWrites;
  readonly escalations: EscalationsWrites;
  readonly documents: DocumentsWrites;
  readonly heldMails: HeldMailsWrites;
  readonly snapshots: SnapshotsWrites;
  readonly calendarEdits: CalendarEditsWrites;
  readonly partners: PartnerRowsWrites;
  readonly processes: ProcessesWrites;
  readonly signOuts: SignOutsWrites;
  readonly unread: UnreadWrites;
  readonly registers: RegistersWrites;
  readonly readings: ReadingsWrites;
}
