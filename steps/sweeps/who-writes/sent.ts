import type { IncidentView } from '../../../adapters/desk-under-test.ts';

/** What became of one message. */
export interface Attempted {
  /** The SMTP code with which it was turned away, or null. */
  readonly refused: string | null;
  readonly opened: readonly IncidentView[];
  /** Who got a letter because of it. */
  readonly lettersTo: readonly string[];
}

/** What a row of a table says of a mail or fax. */
export interface WriterRow {
  readonly from: string;
  readonly becomes: 'a contact' | 'a fax' | 'nothing' | 'turned away';
  /** Its name, number or address of an answer; empty: the row does not say. */
  readonly caller: string;
  /** Id of the standard; null: the row does not say. */
  readonly organisation: string | null;
  readonly answeredAt: string | null;
  readonly number: string;
}

export interface WriterSent {
  readonly row: WriterRow;
  readonly became: Attempted;
}
