export type * from './types.ts';
export { newVersion, reasonOf, WEEKDAYS } from './edit.ts';
export { placedOn, type Placed } from './overlaps.ts';
export { calendarViews, versionsWith, withEdits } from './versions.ts';
