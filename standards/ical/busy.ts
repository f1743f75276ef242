import { readCalendars } from './components.ts';
import { readEvents } from './events.ts';
import { endOf, LONGEST } from './lasting.ts';
import { readLines, refusing } from './lines.ts';
import { seriesOf } from './revisions.ts';
import type { Spend } from './rule.ts';
import { occurrencesOf } from './series.ts';
import { dateOf, zonedOf } from './values.ts';
import { knownZone } from './zones.ts';

export interface BusyTime {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly name: string;
}

const MOST_STEPS = 300_000;
const MOST_TIMES = 20_000;

/**
 * The appointments of an iCalendar file that take time (RFC 5545, 3.8.2.7), between two instants. TRANSPARENT and cancelled ones take
 * none; a whole day that is OPAQUE takes the day, and a tentative one its time: who asks for a free hour must not be told one that may be
 * taken. What cannot be read throws a `UsageError` that names the line: unreadable is not free.
 * @param zone IANA zone of dates, and of times without one
 */
export function busyTimes(
  content: string | Uint8Array,
  {
    file,
    zone: name,
    from,
    to,
  }: { readonly file: string; readonly zone: string; readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): readonly BusyTime[] {
  const refuse = refusing(file);
  const zone = knownZone(name, 0, refuse);
  let steps = 0;
  const spend: Spend = (line, more) => {
    steps += more;
    if (steps > MOST_STEPS)
      refuse(line, 'RRULE', `The recurrences of this file take more than ${MOST_STEPS} steps. Start them later.`);
  };
  const [first, last] = [from, to].map((at) => at.toZonedDateTimeISO(zone).toPlainDate()) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ];
  const span = { earliest: first.subtract(LONGEST), lastYear: last.year + 1, spend };
  const { events } = readEvents(readCalendars(readLines(content, refuse), refuse), { ...span, zone, endless: true }, refuse);
  const { series } = seriesOf(
    events.map((event) => (event.tentative ? { ...event, calledOff: null } : event)),
    refuse,
  );
  const found: BusyTime[] = [];
  for (const one of series) {
    for (const occurrence of occurrencesOf(one, span, () => {}, refuse)) {
      const { event, start, length } = occurrence;
      if (event.calledOff || event.transparent || one.master?.calledOff) continue;
      if (Temporal.PlainDate.compare(dateOf(start), last.add({ days: 2 })) > 0) continue;
      const begins = start.is === 'date' ? start.date.toZonedDateTime(zone) : zonedOf(start);
      const ends =
        start.is === 'time'
          ? endOf(event, start, length, refuse)
          : start.date
              .add('is' in length.end ? dateOf(length.start).until(dateOf(length.end)) : length.end)
              .toZonedDateTime(zone);
      const time = { from: begins.toInstant(), to: ends.toInstant(), name: event.name };
      if (Temporal.Instant.compare(time.from, to) >= 0 || Temporal.Instant.compare(time.to, from) <= 0) continue;
      occurrence.doubt?.();
      found.push(time);
      if (found.length > MOST_TIMES)
        refuse(event.line, 'VEVENT', `The file takes more than ${MOST_TIMES} times. Ask for fewer days.`);
    }
  }
  return found.sort((a, b) => Temporal.Instant.compare(a.from, b.from) || Temporal.Instant.compare(a.to, b.to));
}
