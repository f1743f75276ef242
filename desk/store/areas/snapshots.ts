import type { ClockPolicy, WrittenPolicy } from '../../domain/incident/clock-policy.ts';
import type { Stop, Snapshot } from '../../domain/incident/stops.ts';

export interface PolicyInForce {
  readonly since: string;
  readonly digest: string;
  readonly content: ClockPolicy;
}

export interface SnapshotsReads {
  /** Every policy there has been, oldest first. One whose content is not what its digest says is left out. */
  policies(): readonly PolicyInForce[];
  of(n: number, reference: string): readonly Snapshot[];
}

export interface SnapshotsWrites {
  /** Says under which policy clocks are read from `since` on; kept when it is another than before. */
  policyIs(since: string, policy: WrittenPolicy): void;
  /** Inside the transaction of the event that stopped the clock. */
  add(n: number, reference: string, stop: Stop, policy: string): void;
}

export type Snapshots = SnapshotsReads & SnapshotsWrites;
