import type { CallAbout } from '../../domain/incident/escalation-types.ts';

export interface EscalationsReads {
  byCall(callId: string): ({ readonly n: number; readonly to: string } & CallAbout) | null;
  nextDue(): number | null;
  due(now: number, limit: number): readonly number[];
}

export interface EscalationsWrites {
  /** Claims a step for an incident. A second claim fails the write, so that no fault can make the desk take a step twice. */
  take(n: number, step: string): void;
  called(call: { readonly callId: string; readonly n: number; readonly to: string } & CallAbout): void;
  /** Sets when to look at an incident again (epoch ms); null for never. Only a hint: due steps are computed at that time. */
  setDue(n: number, due: number | null): void;
}

export type Escalations = EscalationsReads & EscalationsWrites;
