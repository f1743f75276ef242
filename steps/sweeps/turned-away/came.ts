/** A line of the table: what comes to the desk, and what was to become of it. */
export interface ComingRow {
  readonly what: string;
  readonly answered: string;
  readonly opened: number;
  readonly recorded: string;
  readonly letters: number;
}

/** What became of one line. */
export interface Came {
  readonly row: ComingRow;
  readonly answered: string;
  readonly opened: number;
  /** Types of the events that the incident it is about gained. */
  readonly recorded: readonly string[];
  readonly letters: number;
}
