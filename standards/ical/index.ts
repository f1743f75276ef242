export {
  importClosures,
  type Closure,
  type Imported,
  type ImportedClosure,
  type ImportOptions,
  type NotCounted,
} from './closures.ts';
export { printClosures } from './print.ts';
export { MOST_BYTES as MOST_ICAL_BYTES } from './lines.ts';
export { busyTimes, type BusyTime } from './busy.ts';
