import { inSchedule } from './fold.ts';
import type { Change } from './types.ts';

export interface FeedOptions {
  /** Stable name of the desk, the second half of every UID. */
  readonly host: string;
  readonly name: string;
  /** A change that was called off stays so long after it, struck through: a calendar that hides it at once tells nobody. */
  readonly keepCalledOffDays: number;
  readonly itemName: (item: string) => string;
}

/**
 * The forward schedule as an iCalendar feed (RFC 5545) with times in UTC, so that no reader needs the rules of a zone. The bytes depend on
 * the changes alone: unchanged changes give the same feed. DTSTAMP and LAST-MODIFIED are the time of the last visible revision, SEQUENCE
 * its number, since readers keep the older date otherwise.
 */
export function scheduleFeed(changes: readonly Change[], now: Temporal.Instant, options: FeedOptions): string {
  const events = changes
    .filter((change) => shows(change, now, options))
    .sort((a, b) => (a.start! < b.start! ? -1 : a.start! > b.start! ? 1 : a.reference < b.reference ? -1 : 1))
    .flatMap((change) => eventOf(change, options));
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Deskproof//Forward schedule of change//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(options.name)}`,
    ...events,
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('');
}

function shows(change: Change, now: Temporal.Instant, { keepCalledOffDays }: FeedOptions): boolean {
  if (change.start === null || change.end === null) return false;
  switch (inSchedule(change.state)) {
    case 'no':
      return false;
    case 'yes':
      return true;
    case 'called-off': {
      // What nobody was told of is not called off in public.
      const until = Temporal.Instant.from(change.revisedAt).add({ hours: 24 * keepCalledOffDays });
      return change.notices.length > 0 && Temporal.Instant.compare(now, until) < 0;
    }
  }
}

function eventOf(change: Change, { host, itemName }: FeedOptions): readonly string[] {
  const calledOff = inSchedule(change.state) === 'called-off';
  const title = `${calledOff ? 'CANCELLED: ' : ''}${change.title}`;
  const description = [change.description, `Services: ${change.items.map(itemName).join(', ')}`, `Change ${change.reference}`];
  return [
    'BEGIN:VEVENT',
    `UID:${change.reference}@${host}`,
    `DTSTAMP:${utc(change.revisedAt)}`,
    `LAST-MODIFIED:${utc(change.revisedAt)}`,
    `SEQUENCE:${change.revision}`,
    `DTSTART:${utc(change.start!)}`,
    `DTEND:${utc(change.end!)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description.filter((line) => line !== '').join('\n'))}`,
    `STATUS:${calledOff ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const utc = (at: string): string =>
  Temporal.Instant.from(at).round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replace(/[-:]/g, '');

/** TEXT (RFC 5545, 3.3.11). Control characters have no place in one. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');

const LONGEST_LINE = 75;

/** Lines of at most 75 octets, folded between characters (RFC 5545, 3.1): one bad fold, and a reader drops the whole feed. */
function folded(line: string): string {
  const lines: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      lines.push(part);
      [part, octets] = [` ${character}`, 1 + size];
    } else {
      part += character;
      octets += size;
    }
  }
  return `${[...lines, part].join('\r\n')}\r\n`;
}
