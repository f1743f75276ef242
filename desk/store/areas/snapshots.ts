import type { ClockPolicy, WrittenPolicy } from '../../domain/incident/clock-policy.ts';
import type { Stop, Snapshot } from '../../domain/incident/stops.ts';

export interface PolicyInForce {
  readonly since: string;
  readonly digest: string;
  readonly content: ClockPolicy;
}

export interface SnapshotsReads {
  /** Every policy ever in force, oldest first. A policy whose content does not match its digest is left out. */
  policies(): readonly PolicyInForce[];
  of(n: number, reference: string): readonly Snapshot[];
}

export interface SnapshotsWrites {
  /** Records the clock policy in force from `since`; writes a row only if it changed. */
  policyIs(since: string, policy: WrittenPolicy): void;
  /** Inside the transaction of the event that stopped the clock. */
  add(n: number, reference: string, stop: Stop, policy: string): void;
}

export type Snapshots = SnapshotsReads & SnapshotsWrites;
