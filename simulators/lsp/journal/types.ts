/** Something that happened to an exchange besides question and answer. */
export interface Annotation {
  readonly at: Temporal.Instant;
  readonly kind: 'fault' | 'delay' | 'retry' | 'signature' | 'guard';
  readonly says: string;
}

/** One message over the wire, either way, as both sides saw it. */
export interface Exchange {
  /** Its number in the journal, from 1. */
  readonly n: number;
  readonly at: Temporal.Instant;
  /** When it was over. */
  readonly until: Temporal.Instant;
  readonly direction: 'received' | 'sent';
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number | 'lost' | 'refused';
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  /** Faults applied, retries, odd signatures; empty for most. */
  readonly happened: readonly Annotation[];
}
