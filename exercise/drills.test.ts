import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadStandard, shippedStandard, type Severity, type Standard } from '../standards/index.ts';
import { CLOSING, drillsOf, openingIn } from './drills.ts';
import { readPlan } from './expected.ts';
import { PERIODS } from './types.ts';

const standard = await loadStandard(shippedStandard('nhs-lsd'));
const reading = readPlan(standard);
const from = Temporal.Instant.from('2026-06-15T00:00:00+01:00');

test('every step of every severity falls due in some drill, in every season', () => {
  for (const start of ['2026-06-15T00:00:00+01:00', '2026-10-24T00:00:00+01:00', '2026-12-24T00:00:00Z']) {
    const { drills, notExercised } = drillsOf(standard, reading, Temporal.Instant.from(start));
    const due = new Set(
      drills.flatMap(({ severity, service, opensAt, declared }) =>
        reading.expected(severity, service, opensAt, declared).map(({ step }) => `${step.id} ${severity}`),
      ),
    );
    const asked = standard.escalation.steps.flatMap(({ id, severities }) => severities.map((severity) => `${id} ${severity}`));
    assert.deepEqual([[...asked].filter((one) => !due.has(one)), notExercised], [[], []]);
  }
});

test('each severity has a drill in each period for each kind of service, with a unique id', () => {
  const { drills } = drillsOf(standard, reading, from);
  const ordinary = drills.filter((drill) => drill.for === null).map(({ severity, period }) => `${severity} ${period}`);
  const all = (['1', '2', '3', '4', '5'] as const).flatMap((severity) =>
    PERIODS.flatMap((period) => Array<string>(Number(severity) < 3 ? 2 : 1).fill(`${severity} ${period}`)),
  );
  assert.deepEqual(ordinary, all);
  assert.equal(new Set(drills.map(({ id }) => id)).size, drills.length);
});

test('a drill opens well inside its period, and on a bank holiday at an hour that would be open', () => {
  assert.deepEqual(
    PERIODS.map((period) => String(openingIn(period, reading, from)?.toZonedDateTimeISO('Europe/London').toPlainDateTime())),
    ['2026-06-15T09:00:00', '2026-06-15T00:00:00', '2026-08-31T09:00:00'],
  );
});

test('each severity has a drill four minutes before the desk closes, with steps in and out of hours', () => {
  const drills = drillsOf(standard, reading, from).drills.filter((drill) => drill.for === CLOSING);
  assert.deepEqual(
    drills.map(({ severity, period, opensAt }) => [severity, period, String(opensAt)]),
    ['1', '2', '3', '4', '5'].map((severity) => [severity, 'in-hours', '2026-06-15T16:56:00Z']),
  );
  const { severity, service, opensAt } = drills[0]!;
  const periods = new Set(reading.expected(severity, service, opensAt).map(({ step }) => step.period));
  assert.ok(periods.has('in-hours') && periods.has('out-of-hours'), [...periods].join(', '));
});

const notExercisedWith = (change: Partial<Standard['escalation']['steps'][number]>, calendars = standard.calendars) => {
  const [step] = standard.escalation.steps.filter(({ id }) => id === 'BH-1');
  const other = { ...standard, calendars, escalation: { ...standard.escalation, steps: [{ ...step!, ...change }] } };
  return drillsOf(other, readPlan(other), from).notExercised.map(({ step: id, severity }) => `${id} ${severity}`);
};
const withoutHolidays = {
  ...standard.calendars,
  office: { zone: 'Europe/London', versions: [{ week: standard.calendars['office']!.versions[0]!.week }] },
};

test('a step that falls due in no drill is reported as not exercised', () => {
  assert.deepEqual(notExercisedWith({}), []);
  assert.deepEqual(notExercisedWith({}, withoutHolidays), [
    ...(['1', '2', '3', '4', '5'] as Severity[]).map((severity) => `every step ${severity}`),
    'BH-1 1',
    'BH-1 2',
  ]);
});
