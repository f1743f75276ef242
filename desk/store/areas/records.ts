import type { StoredHandOff } from './hand-offs.ts';
import type { StoredDocument } from '../../domain/incident/contact.ts';
import type { RecordedEvent } from '../../domain/incident/index.ts';
import type { Snapshot } from '../../domain/incident/stops.ts';

/** Everything a page shows of one incident, all as of one moment. */
export interface IncidentRecord {
  readonly events: readonly RecordedEvent[];
  readonly documents: readonly StoredDocument[];
  readonly snapshots: readonly Snapshot[];
  readonly handOffs: readonly StoredHandOff[];
}
export interface RecordReads {
  /** Null when there is no such incident. */
  of(n: number): IncidentRecord | null;
  /** The same without the events, for a caller that has just committed them. */
  withoutEvents(n: number): Omit<IncidentRecord, 'events'>;
}
