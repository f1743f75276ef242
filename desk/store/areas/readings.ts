/** Who read which incident. */
export interface ReadingRow {
  readonly at: string;
  /** Id of the account. */
  readonly reader: string;
  readonly role: string;
  readonly n: number;
}

export interface ReadingsReads {
  /** Of one incident, oldest first. */
  of(n: number, limit: number): readonly ReadingRow[];
  /** From one ISO instant up to another, which is excluded; oldest first. */
  between(from: string, until: string, limit: number): readonly ReadingRow[];
}
export interface ReadingsWrites {
  add(rows: readonly ReadingRow[]): void;
}
export type Readings = ReadingsReads & ReadingsWrites;
