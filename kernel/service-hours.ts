/** When a service or a team works: the calendars of a clock case, format 1. Read by the standard's loader, counted by `service-levels/`. */

/** Windows as `HH:MM-HH:MM` local times by weekday, closures as local dates or ranges: the calendars of a clock case, format 1. */
export interface CalendarVersion {
  readonly from?: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  readonly closures?: readonly (string | { readonly from: string; readonly to: string })[];
}
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export interface CalendarPolicy {
  readonly zone: string;
  readonly versions: readonly CalendarVersion[];
}
