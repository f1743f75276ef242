export {
  importClosures,
  type Closure,
  type Imported,
  type ImportedClosure,
  type ImportOptions,
  type NotCounted,
} from './closures.ts';
export { printClosures } from './print.ts';
export { MOST_CHARACTERS as MOST_ICAL_CHARACTERS } from './lines.ts';
