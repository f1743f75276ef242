import type { KeptEdit } from '../../domain/calendars/index.ts';

export interface CalendarEditsReads {
  /** Oldest first. */
  all(): readonly KeptEdit[];
  /** Id of the newest edit, 0 before the first. It changes with every edit, by any process. */
  newest(): number;
}

export interface CalendarEditsWrites {
  /** Inside a transaction. */
  add(edit: KeptEdit): void;
}

export type CalendarEdits = CalendarEditsReads & CalendarEditsWrites;
