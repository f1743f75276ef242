import { dangling, wrongDuration } from './checks.ts';
import type { PolicyFiles } from './files.ts';
import type { Complaint, Path } from './complaint.ts';

/** Checks the names and times of follow-up.yaml. */
export function checkFollowUp({
  'follow-up.yaml': file,
  'calendars.yaml': calendars,
  'tiers.yaml': tiers,
}: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { nightlyClose, chase } = file.data;
  const calendar = (path: Path, name: string) =>
    dangling(file, [...path, 'calendar'], name, 'calendar', calendars && Object.keys(calendars.data.calendars), 'calendars.yaml');
  // A clock held by a supplier has no caller to ask.
  const reasons = tiers?.data.tiers.flatMap(({ pausedBy }) => pausedBy).filter((reason) => reason !== 'supplier');
  const { at, unanswered } = nightlyClose ?? {};
  return [
    ...(nightlyClose ? calendar(['nightlyClose'], nightlyClose.calendar) : []),
    ...(at === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(at)
      ? []
      : [file.complain(['nightlyClose', 'at'], `"${at}" is not a time of day. Write it like 01:30.`)]),
    ...(unanswered
      ? [
          ...wrongDuration(file, ['nightlyClose', 'unanswered', 'askAgainAfter'], unanswered.askAgainAfter, false),
          ...wrongDuration(file, ['nightlyClose', 'unanswered', 'after'], unanswered.after, false),
          ...(notBefore(unanswered.askAgainAfter, unanswered.after)
            ? [
                file.complain(
                  ['nightlyClose', 'unanswered', 'after'],
                  `comes before the caller is asked again (${unanswered.askAgainAfter}). Make it longer than that.`,
                ),
              ]
            : []),
        ]
      : []),
    ...chase.flatMap(({ reason, calendar: name, every }, i) => [
      ...dangling(file, ['chase', i, 'reason'], reason, 'reason to pause', reasons && [...new Set(reasons)], 'tiers.yaml'),
      ...(chase.findIndex((other) => other.reason === reason) < i
        ? [file.complain(['chase', i, 'reason'], `"${reason}" is here for the second time. Remove one.`)]
        : []),
      ...calendar(['chase', i], name),
      ...wrongDuration(file, ['chase', i, 'every'], every, false),
    ]),
  ];
}

/** Whether both are valid durations and the first is at least as long as the second. */
function notBefore(first: string, second: string): boolean {
  try {
    return Temporal.Duration.compare(Temporal.Duration.from(first), Temporal.Duration.from(second)) >= 0;
  } catch {
    return false;
  }
}
