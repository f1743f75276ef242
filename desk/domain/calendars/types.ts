import type { CalendarVersion } from '../../../standards/index.ts';

/** What the duty manager asks for: the calendar as it shall be from an instant on. */
export interface CalendarEdit {
  /** A local time of the calendar's own zone (`2027-01-04T00:00`), or an instant with its offset. Left out: now. */
  readonly from?: string;
  /** Windows `HH:MM-HH:MM` by weekday (`mon` … `sun`), local times of the calendar's zone. A day left out is closed. */
  readonly week: Readonly<Record<string, readonly string[]>>;
  readonly closures?: NonNullable<CalendarVersion['closures']>;
  readonly reason: string;
}

/** An edit as the store keeps it: never changed, never removed. */
export interface KeptEdit {
  readonly calendar: string;
  /** With its `from` always there. */
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
  /** Who counts by it, in words: tiers, teams, suppliers, the escalation plan. */
  readonly usedBy: readonly string[];
}
export interface CalendarVersionView extends CalendarVersion {
  readonly holds: 'past' | 'now' | 'to come';
  /** Who made it at the desk, when and why; null for what came with the policy. */
  readonly edited: { readonly at: string; readonly by: string; readonly reason: string } | null;
}
