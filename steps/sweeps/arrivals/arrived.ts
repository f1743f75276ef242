import type { IncidentView } from '../../../adapters/desk-under-test.ts';

/** A line of the table of contacts: what arrives when, and what was to become of it. */
export interface ArrivalRow {
  readonly channel: string;
  readonly service: string;
  readonly severity: string;
  readonly arrives: string;
  readonly due: string;
  readonly called: string;
  readonly takenBy: string;
  readonly owner: string;
}

/** What became of a contact. */
export interface Arrived {
  readonly row: ArrivalRow;
  /** As it was right after the contact; null: the desk holds no such incident. */
  readonly incident: IncidentView | null;
  readonly calls: readonly { readonly at: Temporal.Instant; readonly to: string }[];
  /** Who owns it after the calls. */
  readonly owner: string | null;
}
