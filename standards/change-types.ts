import type { CalendarVersion } from '../kernel/index.ts';

/** Change and release: `change.yaml`. Local dates and times are those of `zone`; a range ends before its `to`. */
export interface ChangePolicy {
  readonly zone: string;
  readonly notice: {
    /** Clear working days between the day of sending and the day of the change, by each customer's calendar. */
    readonly workingDays: number;
    /** ISO duration of real time: who has neither acknowledged nor been chased for so long is chased. */
    readonly chaseEvery: string;
    readonly chases: number;
    /** Role that hears of a notice that reached nobody. */
    readonly owner: string;
  };
  readonly approvers: {
    /** Roles of contacts.yaml that must all approve a normal change. */
    readonly normal: readonly string[];
    /** Who approves an emergency change, by whether the calendar is open. */
    readonly emergency: { readonly inHours: string; readonly outOfHours: string; readonly calendar: string };
    /** Who assesses clinical risk, and can stop any change. */
    readonly clinicalRisk: string;
  };
  readonly customers: readonly ChangeCustomer[];
  /** The first entry that names a service holds for it; else the first that names none. */
  readonly windows: readonly MaintenanceWindow[];
  readonly freezes: readonly Freeze[];
  /** What the desk has before a change goes live. */
  readonly readiness: readonly { readonly id: string; readonly asks: string }[];
  readonly review: {
    /** ISO durations. An emergency change is reviewed within so much open time of the calendar. */
    readonly emergencyWithin: string;
    readonly calendar: string;
    /** Real time after a change during which incidents of its services are compared with the baseline. */
    readonly watch: string;
    /** Days before the change from which the baseline is taken. */
    readonly baselineDays: number;
    /** A rise: at least this many times the baseline, and at least this many incidents. */
    readonly factor: number;
    readonly atLeast: number;
  };
  readonly slots: {
    /** ISO duration from one proposed start to the next. */
    readonly grid: string;
    readonly days: number;
    /** Days of the desk's own contacts that stand for clinical use where a customer gives no calendar. */
    readonly historyDays: number;
  };
  /** Changes approved once for all. */
  readonly standardChanges: readonly StandardChange[];
}

export interface ChangeCustomer {
  readonly organisation: string;
  /** Calendar by which its working days count, and further days on which it is closed. */
  readonly calendar: string;
  readonly closedDays: readonly string[];
  /** Its clinical users, or those who tell them. `signsOff`: may sign the time off for them. */
  readonly tell: readonly { readonly id: string; readonly name: string; readonly mail: string; readonly signsOff: boolean }[];
  readonly noDowntime: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

export interface MaintenanceWindow {
  readonly services?: readonly string[];
  readonly week: CalendarVersion['week'];
  /** Calendar on the eve of whose closures there is no window. */
  readonly notBeforeClosureOf?: string;
}

/** A time without changes. Without services: all of them; without organisations: everybody's. */
export interface Freeze {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly services?: readonly string[];
  readonly organisations?: readonly string[];
}

export interface StandardChange {
  readonly id: string;
  readonly title: string;
  readonly services: readonly string[];
  readonly risk: string;
  readonly impact: string;
  readonly backOut: string;
}
