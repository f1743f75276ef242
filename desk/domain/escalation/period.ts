import type { CalendarVersion, EscalationStep, Policy } from '../../../standards/index.ts';
import { elapsedOpenMs } from '../../../service-levels/index.ts';
import { calendarsOf } from '../incident/clocks.ts';

/**
 * Whether a step of this period applies at the instant it falls due, by the plan's calendar. A bank holiday also counts as out of
 * hours.
 */
export function isIn(
  period: EscalationStep['period'],
  at: Temporal.Instant,
  policy: Pick<Policy, 'calendars' | 'escalation'>,
): boolean {
  switch (period) {
    case 'always':
      return true;
    case 'in-hours':
      return isOpen(at, policy);
    case 'out-of-hours':
      return !isOpen(at, policy);
    case 'bank-holiday':
      return isClosure(at, policy);
    default:
      return period satisfies never;
  }
}

function isOpen(at: Temporal.Instant, policy: Pick<Policy, 'calendars' | 'escalation'>): boolean {
  const calendar = calendarsOf(policy).get(policy.escalation.inHours);
  return calendar !== undefined && elapsedOpenMs(calendar, at, at.add({ milliseconds: 1 })) > 0;
}

/** Checks the closures of the version in force at `at`: whole local days, or local ranges. */
function isClosure(at: Temporal.Instant, { calendars, escalation }: Pick<Policy, 'calendars' | 'escalation'>): boolean {
  const calendar = calendars[escalation.inHours];
  if (!calendar) return false;
  const inForce = calendar.versions.findLast(
    ({ from }) => from === undefined || Temporal.Instant.compare(Temporal.Instant.from(from), at) <= 0,
  );
  const local = at.toZonedDateTimeISO(calendar.zone).toPlainDateTime();
  const date = local.toPlainDate().toString();
  return (inForce?.closures ?? []).some((closure) => (typeof closure === 'string' ? closure === date : covers(closure, local)));
}

function covers(
  closure: Exclude<NonNullable<CalendarVersion['closures']>[number], string>,
  local: Temporal.PlainDateTime,
): boolean {
  const endOfDay = closure.to.endsWith('T24:00');
  const to = endOfDay
    ? Temporal.PlainDate.from(closure.to.slice(0, 10)).add({ days: 1 }).toPlainDateTime()
    : Temporal.PlainDateTime.from(closure.to);
  return (
    Temporal.PlainDateTime.compare(Temporal.PlainDateTime.from(closure.from), local) <= 0 &&
    Temporal.PlainDateTime.compare(local, to) < 0
  );
}
