/** Calendars of a clock case, format 1. The standard's loader reads them; `service-levels/` counts by them. */

/** Windows by weekday as `HH:MM-HH:MM` in local time, closures as local dates or ranges. In force from `from` until the next version. */
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
