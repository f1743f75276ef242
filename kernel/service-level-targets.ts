/** Service-level targets by severity. The standard's loader reads them; `service-levels/` counts by them. */

export type Severity = '1' | '2' | '3' | '4' | '5';

export interface TierTarget {
  /** An ISO 8601 duration in hours, minutes and seconds. */
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
