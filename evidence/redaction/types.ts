export type RedactionKind = 'nhs-number' | 'authorization' | 'token' | 'cookie' | 'secret' | 'path';

export interface Redaction {
  readonly kind: RedactionKind;
  readonly count: number;
}

export interface Redacted<T> {
  readonly value: T;
  /** By kind in alphabetical order; kinds with nothing found are left out. */
  readonly redactions: readonly Redaction[];
}

/** Counts what was removed while a value is walked. */
export type Tally = (kind: RedactionKind, count?: number) => void;
