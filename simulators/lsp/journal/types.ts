/** A remark on an exchange: a fault, a delay, a retry, an odd signature, or a callback that was not sent. */
export interface Annotation {
  readonly at: Temporal.Instant;
  readonly kind: 'fault' | 'delay' | 'retry' | 'signature' | 'guard';
  readonly says: string;
}

/** One HTTP request and its response, in either direction. */
export interface Exchange {
  /** The number in the journal, from 1. */
  readonly n: number;
  readonly at: Temporal.Instant;
  /** When the response was complete. */
  readonly until: Temporal.Instant;
  readonly direction: 'received' | 'sent';
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number | 'lost' | 'refused';
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  /** Remarks on this exchange; usually none. */
  readonly happened: readonly Annotation[];
}
