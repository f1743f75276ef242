export interface File {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Copies of a file that were sent to the supplier. */
type Copies = readonly Buffer[];

export interface FileOffered {
  /** The row, for the report. */
  readonly what: string;
  readonly then: string;
  readonly reference: string;
  readonly file: File;
  /** Before the analyst released it, and until after that. */
  readonly unreleased: Copies;
  readonly released: Copies;
  /** Whether the record said that it stays, before it was released. */
  readonly saysThatItStays: boolean;
}
