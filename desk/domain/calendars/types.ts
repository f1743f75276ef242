import type { CalendarVersion } from '../../../standards/index.ts';

/** The duty manager's edit of a calendar, in effect from an instant on. */
export interface CalendarEdit {
  /** A local time of the calendar's own zone (`2027-01-04T00:00`), or an instant with its offset. Absent: now. */
  readonly from?: string;
  /** Windows `HH:MM-HH:MM` by weekday (`mon` … `sun`), local times of the calendar's zone. An absent day is closed. */
  readonly week: Readonly<Record<string, readonly string[]>>;
  readonly closures?: NonNullable<CalendarVersion['closures']>;
  readonly reason: string;
}

/** A calendar edit in the store. Append-only: never changed, never removed. */
export interface KeptEdit {
  readonly calendar: string;
  /** `from` is always present here. */
  readonly version: CalendarVersion & { readonly from: string };
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** A calendar as the desk shows it. */
export interface CalendarView {
  readonly id: string;
  readonly zone: string;
  readonly versions: readonly CalendarVersionView[];
  /** Users of the calendar, in words: tiers, teams, suppliers, the escalation plan. */
  readonly usedBy: readonly string[];
}
export interface CalendarVersionView extends CalendarVersion {
  readonly holds: 'past' | 'now' | 'to come';
  /** Who edited it at the desk, when and why; null for a version that came with the policy. */
  readonly edited: { readonly at: string; readonly by: string; readonly reason: string } | null;
}
