import fc from 'fast-check';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Command } from '../../domain/incident/commands.ts';
import { analyst, contact, dutyManager, here, person, severityOne, testDesk, type TestDesk } from '../../testing/test-desk.ts';
import { randomSteps, walk } from '../../testing/walk.ts';
import { exactSpan, printExplanation, spanFigure, type ExplainedClock } from './index.ts';

const REFERENCE = 'INC-000001';
const linesOf = ({ statement }: ExplainedClock) =>
  statement.map(
    ({ from, countedMs, totalMs, says, notes, ahead }) =>
      `${from} ${spanFigure(countedMs)} ${spanFigure(totalMs)} ${says}${notes.map((note) => `; ${note}`).join('')}${ahead ? ' (to come)' : ''}`,
  );

/** An incident opened at `at`, for a service supported in office hours; then commands, each the given number of hours after the one before. */
async function deskAfter(at: string, more: object, steps: readonly (readonly [number, Command | null])[]): Promise<TestDesk> {
  const made = await testDesk({ at, idle: true });
  await made.desk.open(contact({ service: 'ward-network', ...more }), analyst);
  for (const [hours, command] of steps) {
    await made.clock.advance(Temporal.Duration.from({ minutes: hours * 60 }));
    if (command) await made.desk.command(REFERENCE, command, analyst);
  }
  return made;
}
const clockOf = async ({ desk }: TestDesk, measures: string) =>
  (await desk.explain(REFERENCE, analyst)).clocks.find((clock) => clock.measures === measures)!;

suite('a clock reads like a bank statement', () => {
  test('over Christmas, with the time up to its deadline', async () => {
    const made = await deskAfter('2026-12-24T16:30:00Z', {}, [[1, null]]);
    const response = await clockOf(made, 'response');
    assert.deepEqual(linesOf(response), [
      '2026-12-24T16:30:00Z 1:00:00 1:00:00 counts: “office” is open',
      '2026-12-24T17:30:00Z 0:30:00 1:30:00 counts: “office” is open (to come)',
      '2026-12-24T18:00:00Z 0:00:00 1:30:00 not counted: “office” is closed; closed on Fri 25 Dec 2026 and Mon 28 Dec 2026 (to come)',
      '2026-12-29T08:00:00Z 2:30:00 4:00:00 counts: “office” is open (to come)',
    ]);
    assert.deepEqual(response.arithmetic, [
      'Target: 4 h at severity 3, counted by the calendar “office”, version 0.',
      'Counted so far: 1 h, in one open window.',
      'Remaining: 4 h − 1 h = 3 h.',
      'Due: Tue 29 Dec 2026, 10:30: 30 min from Thu 24 Dec 2026, 17:30 to Thu 24 Dec 2026, 18:00, then 2 h 30 min from Tue 29 Dec 2026, 08:00 to Tue 29 Dec 2026, 10:30.',
    ]);
    await made.desk.close();
  });

  test('a pause over a holiday counts nothing and names no deadline', async () => {
    const made = await deskAfter('2026-12-24T16:00:00Z', {}, [
      [1, { do: 'pause', reason: 'awaiting-caller' }],
      [115, null],
    ]);
    const { arithmetic, ...clock } = await clockOf(made, 'resolution');
    assert.deepEqual(linesOf({ arithmetic, ...clock }), [
      '2026-12-24T16:00:00Z 1:00:00 1:00:00 counts: “office” is open',
      '2026-12-24T17:00:00Z 0:00:00 1:00:00 not counted: paused, awaiting caller',
    ]);
    assert.equal(arithmetic.at(-1), 'Due: unknown while it is paused. It continues from here when it is resumed.');
    await made.desk.close();
  });

  test('the gap before a reopening is shown, and the stopped clock has its signed value', async () => {
    const made = await deskAfter('2026-06-05T10:00:00+01:00', {}, [
      [1, { do: 'respond', text: 'On it.', channel: 'phone' }],
      [1, { do: 'resolve', how: 'Restarted.' }],
      [1, { do: 'reopen', reason: 'Still broken.' }],
      [0.5, { do: 'resolve', how: 'Replaced.' }],
    ]);
    const resolution = await clockOf(made, 'resolution');
    assert.deepEqual(linesOf(resolution), [
      '2026-06-05T09:00:00Z 2:00:00 2:00:00 counts: “office” is open',
      '2026-06-05T11:00:00Z 0:00:00 2:00:00 not counted: it was resolved',
      '2026-06-05T12:00:00Z 0:30:00 2:30:00 counts: “office” is open',
    ]);
    assert.deepEqual(resolution.arithmetic.slice(1), [
      'Counted so far: 2 h + 30 min = 2 h 30 min, in 2 open windows.',
      'Remaining: 20 h − 2 h 30 min = 17 h 30 min.',
      'Stopped on Fri 5 Jun 2026, 13:30, with its deadline on Tue 9 Jun 2026, 11:00: kept.',
    ]);
    assert.deepEqual([resolution.frozen?.at, resolution.frozen?.signed], ['2026-06-05T12:30:00Z', true]);
    assert.equal((await clockOf(made, 'response')).frozen?.event, 2);
    await made.desk.close();
  });

  test('an hour added or removed by a clock change is noted', async () => {
    const rows = [
      ['2026-10-24T20:00:00Z', 'the clocks went back 1 h: it is 8 h long'],
      ['2026-03-28T20:00:00Z', 'the clocks went forward 1 h: it is 8 h long'],
      ['2026-06-05T20:00:00Z', undefined],
    ] as const;
    for (const [at, note] of rows) {
      const made = await deskAfter(at, { service: 'crs' }, [[8, null]]);
      assert.equal((await clockOf(made, 'resolution')).statement[0]?.notes[0], note);
      await made.desk.close();
    }
    // Closed from Friday evening to Monday morning, an hour longer than any other weekend.
    const made = await deskAfter('2026-10-23T17:00:00+01:00', {}, [[72, null]]);
    assert.deepEqual((await clockOf(made, 'resolution')).statement[1]?.notes, ['the clocks went back 1 h: it is 63 h long']);
    await made.desk.close();
  });

  test('a change of severity is a line of the arithmetic', async () => {
    const made = await deskAfter('2026-06-05T10:00:00+01:00', {}, [
      [1, { do: 'reclassify', impact: '1', urgency: '1', reason: 'All wards.' }],
    ]);
    assert.deepEqual((await clockOf(made, 'response')).arithmetic, [
      'Target: 30 min at severity 1, counted by the calendar “office”, version 0.',
      'The severity went from 3 to 1 on Fri 5 Jun 2026, 11:00; what had been counted was kept.',
      'Counted so far: 1 h, in one open window.',
      'Over: 1 h − 30 min = 30 min.',
      'Due: was Fri 5 Jun 2026, 11:00. Missed.',
    ]);
    await made.desk.close();
  });
});

test('each step of the plan is explained with its time, people, channels and outcome', async () => {
  const made = await testDesk();
  const { desk, clock } = made;
  await desk.open(contact(severityOne), analyst);
  await clock.advance(Temporal.Duration.from({ minutes: 6 }));
  await desk.command(REFERENCE, { do: 'acknowledgeEscalation', step: 'IH-2', by: 'duty-manager' }, dutyManager);
  const steps = (await desk.explain(REFERENCE, analyst)).escalations;
  const line = ({ step, why, addressee, planned, takenAt, deliveries, acknowledgedBy }: (typeof steps)[number]) => [
    step,
    why,
    addressee.title,
    addressee.name,
    planned,
    takenAt,
    deliveries.map(({ channel, at }) => `${channel} ${at}`),
    acknowledgedBy,
  ];
  assert.deepEqual(line(steps[0]!), [
    'IH-1',
    'severity 1, 2: at once in hours, unless managed',
    'Team leader',
    'Priya Nair',
    '2026-06-05T09:00:00Z',
    '2026-06-05T09:00:00Z',
    ['telephone 2026-06-05T09:00:00Z'],
    null,
  ]);
  assert.deepEqual(line(steps[1]!).slice(4), [
    '2026-06-05T09:05:00Z',
    '2026-06-05T09:05:00Z',
    ['telephone 2026-06-05T09:05:00Z', 'mail 2026-06-05T09:05:00Z'],
    'Daniel Okafor',
  ]);
  assert.equal(steps.find(({ takenAt }) => takenAt === null)?.lateMs, null);
  const toRequester = await desk.explain(REFERENCE, person('requester', here));
  assert.ok(toRequester.escalations.every(({ addressee }) => addressee.name === null));
  await desk.close();
});

test('a deputy who was telephoned is shown with the call', async () => {
  const { desk, clock } = await testDesk({
    wiring: (parts) => ({
      ...parts,
      policy: {
        ...parts.policy,
        contacts: parts.policy.contacts.map((each) => (each.role === 'team-lead' ? { ...each, deputy: 'head-of-ict' } : each)),
        escalation: {
          ...parts.policy.escalation,
          steps: parts.policy.escalation.steps
            .filter(({ id }) => id === 'IH-1')
            .map((step) => ({ ...step, then: { after: 'PT3M' } })),
        },
      },
    }),
  });
  await desk.open(contact(severityOne), analyst);
  await clock.advance(Temporal.Duration.from({ minutes: 1 }));
  const coming = (await desk.explain(REFERENCE, analyst)).escalations.at(-1)!;
  assert.deepEqual(
    [coming.addressee.title, coming.why],
    ['Head of ICT', 'to the deputy, unless somebody acknowledges; at once when nobody is reached'],
  );
  await clock.advance(Temporal.Duration.from({ minutes: 3 }));
  const [step, ...more] = (await desk.explain(REFERENCE, analyst)).escalations;
  assert.deepEqual(more, []);
  assert.deepEqual(step!.deliveries, [{ channel: 'telephone', at: '2026-06-05T09:00:00Z' }]);
  assert.deepEqual(step!.deputies, [
    {
      title: 'Head of ICT',
      name: 'Margaret Lowe',
      planned: '2026-06-05T09:03:00Z',
      takenAt: '2026-06-05T09:03:00Z',
      lateMs: 0,
      because: 'nobody acknowledged',
      deliveries: [{ channel: 'telephone', at: '2026-06-05T09:03:00Z' }],
    },
  ]);
  assert.match(
    printExplanation(await desk.explain(REFERENCE, analyst)),
    /passed on to Head of ICT, Margaret Lowe, because nobody acknowledged: planned Fri 5 Jun 2026, 10:03; taken Fri 5 Jun 2026, 10:03, on time\n {6}telephone Fri 5 Jun 2026, 10:03\n {6}not acknowledged/,
  );
  await desk.close();
});

test('law: statements have no gaps, add up to the reading of the clock, and reach the target at the deadline', async () => {
  await fc.assert(
    fc.asyncProperty(randomSteps, fc.constantFrom('crs', 'ward-network'), async (steps, service) => {
      const made = await testDesk({ at: '2026-12-23T15:30:00Z' });
      await walk(made, steps, { service }, () => undefined);
      for (const clock of (await made.desk.explain(REFERENCE, analyst)).clocks) {
        const past = clock.statement.filter(({ ahead }) => !ahead);
        assert.equal(past.at(-1)?.totalMs ?? 0, clock.elapsedMs);
        clock.statement.forEach(({ from }, i) => i > 0 && assert.equal(from, clock.statement[i - 1]!.to));
        if (past.length < clock.statement.length) {
          assert.equal(clock.statement.at(-1)!.to, clock.due);
          assert.equal(clock.statement.at(-1)!.totalMs, clock.targetMs);
        }
      }
      await made.desk.close();
    }),
    { numRuns: 40 },
  );
});

test('spans are exact, and never in days', () => {
  assert.deepEqual(
    [0, 61_000, 93_600_000, -1_250].map((ms) => [exactSpan(ms), spanFigure(ms)]),
    [
      ['0 min', '0:00:00'],
      ['1 min 1 s', '0:01:01'],
      ['26 h', '26:00:00'],
      ['−1.250 s', '−0:00:01.250'],
    ],
  );
});
