export interface EscalationsReads {
  byCall(callId: string): { readonly n: number; readonly step: string; readonly to: string } | null;
  nextDue(): number | null;
  due(now: number, limit: number): readonly number[];
}

export interface EscalationsWrites {
  /** Claims a step for an incident; a second claim fails the write, so that a step is taken once whatever else goes wrong. */
  take(n: number, step: string): void;
  called(call: { readonly callId: string; readonly n: number; readonly step: string; readonly to: string }): void;
  /** When to look at an incident again (epoch ms); null for never. Only a hint: what is due is computed when it rings. */
  setDue(n: number, due: number | null): void;
}

export type Escalations = EscalationsReads & EscalationsWrites;
