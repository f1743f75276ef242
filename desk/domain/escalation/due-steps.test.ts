import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isIn } from './index.ts';
import type { NewContact } from '../incident/contact.ts';
import { analyst, contact, handOff, severityOne, shipped, testDesk, type TestDesk } from '../../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const planned = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).escalations.map(
    ({ step, planned: at }) => `${step} ${at.slice(11, 19).replace(/:00$/, '')}`,
  );

/** The steps of the plan for an incident opened at a local time of London. Times are UTC. */
async function planFor(at: string, more: Partial<NewContact> = severityOne): Promise<readonly string[]> {
  const made = await testDesk({ at, idle: true });
  await made.desk.open(contact(more), analyst);
  const steps = await planned(made);
  await made.desk.close();
  return steps;
}
const withoutClockSteps = (steps: readonly string[]) => steps.filter((step) => !step.startsWith('JP'));

suite('the period is decided at the instant a step falls due', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['by day', '2026-06-05T10:00:00+01:00', ['IH-1 09:00', 'IH-2 09:05', 'IH-3 09:15', 'IH-4 09:15', 'MI-1 09:15', 'FN-1 09:20']],
    ['by night', '2026-06-09T03:00:00+01:00', ['OOH-1 02:00', 'OOH-2 02:10', 'MI-1 02:15', 'FN-1 02:20', 'OOH-3 02:30']],
    [
      'opened in hours, continuing after six',
      '2026-06-05T17:56:00+01:00',
      ['IH-1 16:56', 'OOH-2 17:06', 'MI-1 17:11', 'FN-1 17:16', 'OOH-3 17:26'],
    ],
    [
      'on Christmas Day, a Friday',
      '2026-12-25T11:00:00Z',
      ['OOH-1 11:00', 'BH-1 11:05', 'OOH-2 11:10', 'MI-1 11:15', 'FN-1 11:20', 'OOH-3 11:30'],
    ],
    [
      'on Boxing Day, a Saturday whose holiday is on Monday',
      '2026-12-26T11:00:00Z',
      ['OOH-1 11:00', 'OOH-2 11:10', 'MI-1 11:15', 'FN-1 11:20', 'OOH-3 11:30'],
    ],
    [
      'as the clocks go back',
      '2026-10-25T01:55:00+01:00',
      ['OOH-1 00:55', 'OOH-2 01:05', 'MI-1 01:10', 'FN-1 01:15', 'OOH-3 01:25'],
    ],
    [
      'at half past eight on a summer morning',
      '2026-07-06T08:30:00+01:00',
      ['IH-1 07:30', 'IH-2 07:35', 'IH-3 07:45', 'IH-4 07:45', 'MI-1 07:45', 'FN-1 07:50'],
    ],
  ];
  for (const [name, at, expected] of rows)
    test(name, async () => assert.deepEqual(withoutClockSteps(await planFor(at)), expected));
  test('an incident with a local service calls no supplier', async () => {
    const local = shipped.services.find(({ supplier }) => supplier === null)!;
    assert.ok(
      !(await planFor('2026-06-05T10:00:00+01:00', { ...severityOne, service: local.id })).some((step) => step.startsWith('FN')),
    );
  });
});

test('a step for a share of a clock falls due when that share has elapsed, and never while the clock is paused', async () => {
  const made = await testDesk({ idle: true });
  const { desk, clock } = made;
  await desk.open(contact(severityOne), analyst);
  await desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
  assert.deepEqual(
    (await planned(made)).filter((step) => step.startsWith('JP')),
    ['JP-1 09:11:15', 'JP-2 10:00', 'JP-3 10:30', 'JP-4 10:48'],
  );
  await clock.advance(Temporal.Duration.from({ minutes: 30 }));
  await desk.command(REFERENCE, { do: 'pause', reason: 'awaiting-caller' }, analyst);
  assert.deepEqual(
    (await planned(made)).filter((step) => step.startsWith('JP')),
    [],
  );
  await clock.advance(Temporal.Duration.from({ hours: 3 }));
  await desk.command(REFERENCE, { do: 'resume' }, analyst);
  // The first was due before the pause, and this desk takes no steps: it stays due. The pause moves the others.
  assert.deepEqual(
    (await planned(made)).filter((step) => step.startsWith('JP')),
    ['JP-1 09:11:15', 'JP-2 13:00', 'JP-3 13:30', 'JP-4 13:48'],
  );
  await desk.close();
});

test('a step is cancelled by the event that it names', async () => {
  const made = await testDesk({ idle: true });
  const { desk } = made;
  await desk.open(contact(severityOne), analyst);
  await desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
  assert.deepEqual(
    withoutClockSteps(await planned(made)),
    ['IH-1 09:00', 'IH-2 09:05', 'IH-3 09:15', 'IH-4 09:15', 'MI-1 09:15', 'FN-1 09:20'],
    'an owner is not a manager, so the escalation continues',
  );
  await desk.command(REFERENCE, { do: 'appointManager', manager: 'duty-manager' }, analyst);
  assert.deepEqual(withoutClockSteps(await planned(made)), ['IH-4 09:15', 'FN-1 09:20']);
  await desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  assert.deepEqual(withoutClockSteps(await planned(made)), ['IH-4 09:15']);
  await desk.command(REFERENCE, { do: 'respond', text: 'With the supplier.', channel: 'phone' }, analyst);
  assert.ok(!(await planned(made)).some((step) => step.startsWith('JP-1')));
  await desk.close();
});

test('a step of a severity set later falls due no earlier than the change', async () => {
  const made = await testDesk({ idle: true });
  const { desk, clock } = made;
  await desk.open(contact(), analyst);
  await clock.advance(Temporal.Duration.from({ hours: 2 }));
  await desk.command(REFERENCE, { do: 'reclassify', impact: '1', urgency: '1', reason: 'all wards' }, analyst);
  assert.deepEqual([...new Set(withoutClockSteps(await planned(made)).map((step) => step.slice(5)))], ['11:00', '11:15']);
  await desk.close();
});

test('a closure of some hours is a bank holiday for those hours only', () => {
  const policy = {
    ...shipped,
    calendars: {
      office: {
        zone: 'Europe/London',
        versions: [{ week: { thu: ['08:00-18:00'] as const }, closures: [{ from: '2026-12-24T12:00', to: '2026-12-24T24:00' }] }],
      },
    },
  };
  const inside = (at: string) => isIn('bank-holiday', Temporal.Instant.from(at), policy);
  assert.deepEqual(['2026-12-24T11:59:59Z', '2026-12-24T12:00:00Z', '2026-12-24T23:59:59Z', '2026-12-25T00:00:00Z'].map(inside), [
    false,
    true,
    true,
    false,
  ]);
});
