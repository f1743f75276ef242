import { localTimes } from '../../kernel/index.ts';
import { html, type Markup } from './markup.ts';

/** Formats of a report's times, in its standard's zone. Text that is not an instant is returned unchanged, because evidence of any desk may contain some. */
export interface ReportTimes {
  /** `London`. */
  readonly place: string;
  /** `Monday 25 December 2006, 03:00:00 GMT`. */
  long(iso: string): string;
  /** `Monday 25 December 2006, 03:00:00 to 03:31:00 GMT`. */
  range(from: string, to: string): string;
  /** `25 Dec 03:00:00`, for tables and drawings. */
  short(iso: string): string;
  /** The short form, with the instant for machines. */
  element(iso: string): Markup;
}

/** Older records do not name their zone. All of them are of desks in Britain. */
const ZONE_OF_OLD_RECORDS = 'Europe/London';

/** `zone` is the record's. */
export function reportTimes(zone: string = ZONE_OF_OLD_RECORDS): ReportTimes {
  const times = localTimes(zone);
  const short = (iso: string) => orAsItIs(() => times.stamp(iso), iso);
  return {
    place: times.place,
    long: (iso) => orAsItIs(() => times.long(iso), iso),
    range: (from, to) => orAsItIs(() => times.longRange(from, to), `${from} to ${to}`),
    short,
    element: (iso) => html`<time datetime="${iso}">${short(iso)}</time>`,
  };
}

function orAsItIs(written: () => string, asItIs: string): string {
  try {
    return written();
  } catch {
    return asItIs;
  }
}
