import { dangling, twice, wrongDuration } from './checks.ts';
import type { Complaint } from './complaint.ts';
import type { PolicyFiles } from './files.ts';
import type { CalendarPolicy, ReportingPolicy } from '../types.ts';

/** How a standard without reporting.yaml counts. It mails no reports. */
export const reportingWithout = (calendars: Readonly<Record<string, CalendarPolicy>>): ReportingPolicy => ({
  recipients: [],
  firstContact: { within: 'PT1H', calendar: Object.keys(calendars)[0]! },
  ageBounds: ['PT24H', 'PT72H', 'PT168H', 'PT720H'],
  answering: { within: 'PT60S', short: 'PT5S' },
});

/** Checks the names, times and addresses of reporting.yaml. */
export function checkReporting({
  'reporting.yaml': file,
  'calendars.yaml': calendars,
  'organisations.yaml': organisations,
}: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { send, recipients, firstContact, ageBounds, answering } = file.data;
  const days = calendars && Object.keys(calendars.data.calendars);
  const known = organisations?.data.organisations.map(({ id }) => id);
  return [
    ...(send ? dangling(file, ['send', 'calendar'], send.calendar, 'calendar', days, 'calendars.yaml') : []),
    ...(send === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(send.at)
      ? []
      : [file.complain(['send', 'at'], `"${send.at}" is not a time of day. Write it like 09:00.`)]),
    ...twice(
      file,
      'recipients',
      recipients.map(({ organisation }) => organisation),
    ),
    ...recipients.flatMap(({ organisation, mail }, i) => [
      ...dangling(file, ['recipients', i, 'organisation'], organisation, 'organisation', known, 'organisations.yaml'),
      ...(/^[^\s@]+@[^\s@]+$/.test(mail) ? [] : [file.complain(['recipients', i, 'mail'], `"${mail}" is not a mail address.`)]),
    ]),
    ...dangling(file, ['firstContact', 'calendar'], firstContact.calendar, 'calendar', days, 'calendars.yaml'),
    ...wrongDuration(file, ['firstContact', 'within'], firstContact.within, false),
    ...ageBounds.flatMap((bound, i) => wrongDuration(file, ['ageBounds', i], bound, false)),
    ...ageBounds.flatMap((bound, i) =>
      i > 0 && notAfter(bound, ageBounds[i - 1]!)
        ? [file.complain(['ageBounds', i], `"${bound}" is not longer than "${ageBounds[i - 1]}". Write them in ascending order.`)]
        : [],
    ),
    ...wrongDuration(file, ['answering', 'within'], answering.within, false),
    ...wrongDuration(file, ['answering', 'short'], answering.short, true),
  ];
}

/** Whether both are valid durations and the first is not longer than the second. */
function notAfter(first: string, second: string): boolean {
  try {
    return Temporal.Duration.compare(Temporal.Duration.from(first), Temporal.Duration.from(second)) <= 0;
  } catch {
    return false;
  }
}
