/** What is promised for a service, by severity. Read by the standard's loader, counted by `service-levels/`. */

export type Severity = '1' | '2' | '3' | '4' | '5';

export interface TierTarget {
  /** ISO 8601 duration in hours, minutes, seconds. */
  readonly response: string;
  readonly resolution: string;
  readonly calendar: string;
}
export interface Tier {
  readonly id: string;
  readonly name: string;
  readonly hours: string;
  readonly targets: Readonly<Record<Severity, TierTarget>>;
  readonly pausedBy: readonly string[];
}
