import { WEEKDAYS, type CalendarEdit, type CalendarVersionView, type CalendarView } from '../domain/calendars/index.ts';
import type { Field } from './form-types.ts';
import { FormRefused, text, type Typed } from './fields.ts';
import { momentIn } from './moments.ts';
import { dayName } from './week-drawing.ts';

/** The fields of a calendar's new version, with the values of the version in force. */
export function calendarFields({ zone }: CalendarView, now: Temporal.Instant, holding: CalendarVersionView): readonly Field[] {
  const tomorrow = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  return [
    ...WEEKDAYS.map((day): Field => ({
      name: day,
      label: dayName(day),
      kind: 'text',
      value: (holding.week[day] ?? []).join(', '),
    })),
    {
      name: 'closures',
      label: 'Closed on',
      kind: 'area',
      hint: 'One on each line: a date, as 2026-12-25, or local times, as 2026-12-24T12:00 to 2026-12-24T24:00. Days that are past are left out.',
      value: comingClosures(holding, zone, now).map(closureText).join('\n'),
    },
    {
      name: 'from',
      label: 'From when',
      kind: 'moment',
      hint: `Local time of ${zone}, as ${tomorrow.toString()}T00:00. Time counted before does not change.`,
      missing: 'Write from when it holds',
      value: `${tomorrow.toString()}T00:00`,
    },
    { name: 'reason', label: 'Why', kind: 'text', missing: 'Write why the calendar is edited' },
  ];
}

export type Closure = NonNullable<CalendarVersionView['closures']>[number];
const endOf = (closure: Closure): string => (typeof closure === 'string' ? closure : closure.to.slice(0, 10));

/** A version's closures that are not past, by the calendar's own date. */
export function comingClosures({ closures = [] }: CalendarVersionView, zone: string, now: Temporal.Instant): readonly Closure[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate().toString();
  const beginOf = (closure: Closure) => (typeof closure === 'string' ? closure : closure.from);
  return closures.filter((closure) => endOf(closure) >= today).toSorted((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1));
}

export const closureText = (closure: Closure): string =>
  typeof closure === 'string' ? closure : `${closure.from} to ${closure.to}`;

/** Converts the submitted form to an edit, in local times of `zone`. The calendar validates it. */
export function editFrom(typed: Typed, zone: string): CalendarEdit {
  const errors = (['from', 'reason'] as const).flatMap((name) =>
    text(typed, name) === ''
      ? [{ field: name, text: name === 'from' ? 'Write from when it holds' : 'Write why the calendar is edited' }]
      : [],
  );
  if (errors.length > 0) throw new FormRefused(errors);
  return {
    from: momentIn(typed, 'from', zone),
    reason: text(typed, 'reason'),
    week: Object.fromEntries(
      WEEKDAYS.map((day) => [
        day,
        text(typed, day)
          .split(/[,;]/)
          .map((window) => window.replace(/\s*(?:-|–|to)\s*/, '-').trim())
          .filter((window) => window !== ''),
      ]),
    ),
    closures: text(typed, 'closures')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const [from, to] = line.split(/\s+to\s+/);
        return to === undefined ? line : { from: from!, to };
      }),
  };
}
