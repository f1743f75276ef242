/** A time as a rota states it: local in London, the date left out where it is clear. */
export interface Moment {
  readonly time: Temporal.PlainTime;
  readonly date: Temporal.PlainDate | 'the next day' | null;
  /** Only where the clocks go back and a time comes twice. */
  readonly zone: 'GMT' | 'BST' | null;
  readonly text: string;
}

const ZONE = 'Europe/London';
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** The year a date without one belongs to: scenarios play in the winter of the rehearsal. */
const YEAR = 2026;

/** Reads "03:00", "01:30 BST on Sunday 25 October 2026", "09:05 the next day". Throws when the weekday is not the date's. */
export function momentOf(text: string): Moment {
  const parts =
    /^(\d{2}:\d{2}(?::\d{2})?)(?: (GMT|BST))?(?: (the next day)| on (?:(Christmas Day)|(?:(\w+day) )?(\d{1,2}) (\w+))(?: (\d{4}))?)?$/.exec(
      text,
    );
  if (!parts)
    throw new Error(`"${text}" is not a time. Write 03:00, 03:00 on 25 December 2026, or 01:30 BST on 25 October 2026.`);
  const [, time, zone, next, christmas, weekday, day, month, year = String(YEAR)] = parts;
  const date = christmas
    ? Temporal.PlainDate.from({ year: Number(year), month: 12, day: 25 })
    : day
      ? Temporal.PlainDate.from(
          { year: Number(year), month: MONTHS.indexOf(month!) + 1, day: Number(day) },
          { overflow: 'reject' },
        )
      : null;
  if (weekday && date && WEEKDAYS[date.dayOfWeek - 1] !== weekday)
    throw new Error(`${date} is a ${WEEKDAYS[date.dayOfWeek - 1]}, not a ${weekday}.`);
  return {
    time: Temporal.PlainTime.from(time!),
    date: next ? 'the next day' : date,
    zone: (zone as Moment['zone']) ?? null,
    text,
  };
}

/** The instant meant, a date left out being that of `reference`. */
export function instantOf({ time, date, zone }: Moment, reference: Temporal.Instant): Temporal.Instant {
  const today = reference.toZonedDateTimeISO(ZONE).toPlainDate();
  const day = date === null ? today : date === 'the next day' ? today.add({ days: 1 }) : date;
  if (zone) return Temporal.Instant.from(`${day}T${time}${zone === 'BST' ? '+01:00' : '+00:00'}`);
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
}

/** The instant a sentence of a scenario means: a time without a date is one of the day on which the scenario has arrived. */
export const at = ({ clock }: { readonly clock: { now(): Temporal.Instant } }, moment: Moment): Temporal.Instant =>
  instantOf(moment, clock.now());

/** "03:10 on Friday 25 December 2026"; in the hour that comes twice in autumn, "01:05 GMT on …". */
export function inWords(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(ZONE);
  const twice = !local
    .toPlainDateTime()
    .toZonedDateTime(ZONE, { disambiguation: 'later' })
    .equals(local.toPlainDateTime().toZonedDateTime(ZONE));
  const zone = !twice ? '' : local.offset === '+00:00' ? ' GMT' : ' BST';
  return `${local.toPlainTime().toString({ smallestUnit: local.second ? 'second' : 'minute' })}${zone} on ${WEEKDAYS[local.dayOfWeek - 1]} ${local.day} ${MONTHS[local.month - 1]} ${local.year}`;
}
