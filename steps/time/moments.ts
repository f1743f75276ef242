import { localTimes, MONTHS, WEEKDAYS } from '../../kernel/local-time.ts';
import { runContext } from '../environment/run-context.ts';
import type { ScenarioEnvironment } from '../environment/types.ts';
import { HarnessFault } from '../environment/harness-fault.ts';

/** A local time as a rota states it. The date is left out where it is clear. */
export interface Moment {
  readonly time: Temporal.PlainTime;
  readonly date: Temporal.PlainDate | 'the next day' | null;
  /** `GMT`, `BST` or `UTC-03:30`: needed only where the clocks go back and a time occurs twice. */
  readonly zone: string | null;
  readonly text: string;
}

/** The year a date without one belongs to: scenarios play in the winter of the rehearsal. */
const YEAR = 2026;

/** Parses "03:00", "01:30 BST on Sunday 25 October 2026", "09:05 the next day". Throws if the weekday does not fit the date. */
export function momentOf(text: string): Moment {
  const parts =
    /^(\d{2}:\d{2}(?::\d{2})?)(?: (GMT|BST|UTC[+-]\d{2}:\d{2}))?(?: (the next day)| on (?:(Christmas Day)|(?:(\w+day) )?(\d{1,2}) (\w+))(?: (\d{4}))?)?$/.exec(
      text,
    );
  if (!parts)
    throw new HarnessFault(`"${text}" is not a time. Write 03:00, 03:00 on 25 December 2026, or 01:30 BST on 25 October 2026.`, {
      owner: 'scenario',
    });
  const [, time, zone, next, christmas, weekday, day, month, year = String(YEAR)] = parts;
  const date = christmas
    ? Temporal.PlainDate.from({ year: Number(year), month: 12, day: 25 })
    : day
      ? Temporal.PlainDate.from(
          { year: Number(year), month: MONTHS.findIndex((name) => name === month) + 1, day: Number(day) },
          { overflow: 'reject' },
        )
      : null;
  if (weekday && date && WEEKDAYS[date.dayOfWeek - 1] !== weekday)
    throw new HarnessFault(`${date} is a ${WEEKDAYS[date.dayOfWeek - 1]}, not a ${weekday}.`, { owner: 'scenario' });
  return {
    time: Temporal.PlainTime.from(time!),
    date: next ? 'the next day' : date,
    zone: zone ?? null,
    text,
  };
}

const OFFSETS: Readonly<Record<string, string>> = { GMT: '+00:00', BST: '+01:00' };

/** The instant of a moment in `zone`. A date that is left out is that of `reference`. Throws when the zone never has the offset named then. */
export function instantOf(
  { time, date, zone: offset, text }: Moment,
  reference: Temporal.Instant,
  zone: string,
): Temporal.Instant {
  const today = reference.toZonedDateTimeISO(zone).toPlainDate();
  const day = date === null ? today : date === 'the next day' ? today.add({ days: 1 }) : date;
  if (offset === null) return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  try {
    return Temporal.ZonedDateTime.from(`${day}T${time}${OFFSETS[offset] ?? offset.replace('UTC', '')}[${zone}]`, {
      offset: 'reject',
    }).toInstant();
  } catch {
    throw new HarnessFault(`No clock in ${zone} shows ${text}. Leave ${offset} out, or write the offset of that day.`, {
      owner: 'scenario',
    });
  }
}

/** The instant that a sentence of a scenario means, in the standard's zone. A time without a date is of the scenario's current day. */
export const at = ({ clock, standard }: Pick<ScenarioEnvironment, 'clock' | 'standard'>, moment: Moment): Temporal.Instant =>
  instantOf(moment, clock.now(), standard.zone);

/**
 * "03:10 on Friday 25 December 2026" in the zone of the standard that is rehearsed; "01:05 GMT on …" of a time that occurs twice. For the
 * words of a failure only: the desk's pages are written by the same formats, so what is compared is instants.
 */
export const inWords = (instant: Temporal.Instant, zone = runContext().standard.zone): string => localTimes(zone).spoken(instant);
