/** A mail in a form of its own, and what has to be found again. */
export interface FormSent {
  /** The row, for the report. */
  readonly what: string;
  readonly address: string;
  readonly subject: string;
  readonly reads: readonly string[];
  readonly readsNot: readonly string[];
  readonly files: readonly string[];
}
