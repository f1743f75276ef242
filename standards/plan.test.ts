import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadStandard, shippedStandard, type EscalationStep } from './index.ts';

const { escalation, calendars } = await loadStandard(shippedStandard('nhs-lsd'));
const closures = new Set(calendars['office']!.versions.flatMap((version) => version.closures ?? []).map(String));

/** The periods of the plan, from local time alone: an independent oracle without the desk's calendar arithmetic. */
function periodsAt(at: Temporal.Instant): readonly EscalationStep['period'][] {
  const local = at.toZonedDateTimeISO('Europe/London');
  const holiday = closures.has(local.toPlainDate().toString());
  const open = !holiday && local.dayOfWeek <= 5 && local.hour >= 8 && local.hour < 18;
  return ['always', open ? 'in-hours' : 'out-of-hours', ...(holiday ? (['bank-holiday'] as const) : [])];
}

/** Whom the plan telephones about a severity 1 of any service that nobody acknowledges, and after how many minutes. */
function callsOf(opened: Temporal.Instant): readonly { readonly role: string; readonly minutes: number }[] {
  return escalation.steps
    .flatMap(({ trigger, severities, channels, services, period, to }) => {
      if (!('after' in trigger) || !severities.includes('1') || !channels.includes('telephone') || services) return [];
      const due = opened.add(trigger.after);
      return periodsAt(due).includes(period) ? [{ role: to, minutes: opened.until(due).total('minutes') }] : [];
    })
    .sort((a, b) => a.minutes - b.minutes);
}

const callsText = (local: string) =>
  callsOf(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/London').toInstant())
    .map(({ role, minutes }) => `${role} ${minutes}`)
    .join(', ');

const STORIES: readonly (readonly [when: string, local: string, calls: string])[] = [
  ['at noon on a Tuesday', '2026-11-24T12:00', 'team-lead 0, duty-manager 5, head-of-ict 15'],
  ['at three at night', '2026-11-24T03:00', 'duty-manager 0, head-of-ict 10, programme 30'],
  ['on a Sunday', '2026-11-22T12:00', 'duty-manager 0, head-of-ict 10, programme 30'],
  ['at three on Christmas Day', '2026-12-25T03:00', 'duty-manager 0, bank-holiday-coordinator 5, head-of-ict 10, programme 30'],
  ['two minutes before the day ends', '2026-11-24T17:58', 'team-lead 0, head-of-ict 10, programme 30'],
  ['two minutes before it begins', '2026-11-24T07:58', 'duty-manager 0, duty-manager 5, head-of-ict 15'],
  [
    'two minutes before a bank holiday',
    '2026-12-24T23:58',
    'duty-manager 0, bank-holiday-coordinator 5, head-of-ict 10, programme 30',
  ],
];
for (const [when, local, says] of STORIES) test(`${when} the plan calls: ${says}`, () => assert.equal(callsText(local), says));

test('at any minute somebody is called at once, and a second person within fifteen minutes', () => {
  // A working day into a bank holiday, a weekend, and the two nights on which the clocks change.
  for (const from of ['2026-12-24T00:00Z', '2026-11-27T00:00Z', '2026-03-28T12:00Z', '2026-10-24T12:00Z']) {
    for (let minute = 0; minute < 48 * 60; minute += 1) {
      const opened = Temporal.Instant.from(from).add({ minutes: minute });
      const called = callsOf(opened);
      assert.equal(called[0]?.minutes, 0, String(opened));
      assert.ok(new Set(called.filter(({ minutes }) => minutes <= 15).map(({ role }) => role)).size >= 2, String(opened));
    }
  }
});
