import fc from 'fast-check';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Command } from '../../domain/incident/commands.ts';
import { analyst, contact, handOff, here, person, severityOne, testDesk, type TestDesk } from '../../testing/test-desk.ts';
import { randomSteps, walk } from '../../testing/walk.ts';
import { printExplanation } from './index.ts';

const REFERENCE = 'INC-000001';
const hours = (n: number) => Temporal.Duration.from({ minutes: n * 60 });

/**
 * An incident opened on a Friday at ten, for a service supported in office hours; then commands, each the given number of hours after the
 * one before.
 */
async function deskAfter(steps: readonly (readonly [number, Command])[], more: object = {}): Promise<TestDesk> {
  const made = await testDesk({ at: '2026-06-05T10:00:00+01:00', idle: true });
  await made.desk.open(contact({ service: 'ward-network', ...more }), analyst);
  for (const [n, command] of steps) {
    await made.clock.advance(hours(n));
    await made.desk.command(REFERENCE, command, analyst);
  }
  return made;
}

suite('every clock is explained: the targets of the caller, of teams and of suppliers', () => {
  const reassigned = async () => {
    const made = await deskAfter(
      [
        [0.25, { do: 'respond', text: 'On it.', channel: 'phone' }],
        [0.25, { do: 'assign', team: 'networks' }],
        [2, { do: 'assign', team: 'Desktop Support' }],
        [0.5, { do: 'pause', reason: 'awaiting-caller' }],
      ],
      severityOne,
    );
    await made.clock.advance(hours(1));
    return made;
  };

  test('in order, each with its kind, and that of a team from its assignment on', async () => {
    const made = await reassigned();
    const { clocks } = await made.desk.explain(REFERENCE, analyst);
    assert.deepEqual(
      clocks.map(({ name, kind, state, elapsedMs, targetMs }) => [
        name,
        kind,
        state,
        elapsedMs / 60_000,
        (targetMs ?? 0) / 60_000,
      ]),
      [
        ['Response', 'SLA', 'stopped', 15, 30],
        ['Update', 'SLA', 'paused', 165, 30],
        ['Resolution', 'SLA', 'paused', 180, 240],
        ['Team Networks', 'OLA', 'stopped', 120, 60],
        ['Team Desktop support', 'OLA', 'paused', 30, 120],
      ],
    );
    const networks = clocks.find(({ of }) => of === 'Networks')!;
    assert.equal(networks.frozen?.signed, true);
    assert.deepEqual(networks.arithmetic.slice(-1), [
      'Stopped on Fri 5 Jun 2026, 12:30, with its deadline on Fri 5 Jun 2026, 11:30: missed.',
    ]);
    assert.match(
      printExplanation(await made.desk.explain(REFERENCE, analyst)),
      /TEAM CLOCK, Networks \(OLA\) {3}stopped, deadline missed/,
    );
    await made.desk.close();
  });

  test('callers do not see team targets, in the explanation or as a clock case', async () => {
    const made = await reassigned();
    const caller = person('requester', here);
    assert.deepEqual(
      (await made.desk.explain(REFERENCE, caller)).clocks.map(({ name }) => name),
      ['Response', 'Update', 'Resolution'],
    );
    assert.deepEqual(Object.keys((await made.desk.clockCases(REFERENCE, caller))[0]!.clocks), [
      'response',
      'update',
      'resolution',
    ]);
    assert.deepEqual(Object.keys((await made.desk.clockCases(REFERENCE, analyst))[0]!.clocks), [
      'response',
      'update',
      'resolution',
      'team team-1',
      'team team-2',
    ]);
    await made.desk.close();
  });

  test('the clock of a supplier counts from the hand-off, in the supplier’s calendar', async () => {
    const made = await deskAfter([[0.5, { do: 'handOff', supplier: 'bt-health', data: handOff }]], {
      ...severityOne,
      service: 'crs',
    });
    await made.clock.advance(hours(1));
    const clock = (await made.desk.explain(REFERENCE, analyst)).clocks.at(-1)!;
    assert.deepEqual([clock.name, clock.kind, clock.state], ['Supplier BT Health', 'UC', 'running']);
    assert.deepEqual(clock.arithmetic.slice(0, 2), [
      'Target: 1 h 30 min at severity 1, counted by the calendar “always”, version 0.',
      'Counted so far: 1 h, in one open window.',
    ]);
    await made.desk.close();
  });

  test('a team without an agreement has no clock', async () => {
    const made = await deskAfter([[1, { do: 'assign', team: 'Medical physics' }]]);
    assert.deepEqual(
      (await made.desk.explain(REFERENCE, analyst)).clocks.map(({ name }) => name),
      ['Response', 'Resolution'],
    );
    await made.desk.close();
  });
});

suite('an incident is explained as of any instant since it was opened', () => {
  test('later events are unknown then, and the clocks run', async () => {
    const made = await deskAfter([
      [1, { do: 'respond', text: 'On it.', channel: 'phone' }],
      [1, { do: 'resolve', how: 'Restarted.' }],
    ]);
    const then = await made.desk.explain(REFERENCE, analyst, Temporal.Instant.from('2026-06-05T10:30:00+01:00'));
    assert.deepEqual(
      [then.state, ...then.clocks.map(({ state, elapsedMs, frozen }) => [state, elapsedMs / 60_000, frozen])],
      ['open', ['running', 30, null], ['running', 30, null]],
    );
    // An event counts as past at its exact instant.
    const answered = await made.desk.explain(REFERENCE, analyst, Temporal.Instant.from('2026-06-05T11:00:00+01:00'));
    assert.deepEqual(
      answered.clocks.map(({ state }) => state),
      ['stopped', 'running'],
    );
    await made.desk.close();
  });

  test('an instant before the opening or more than a year ahead is refused', async () => {
    const made = await deskAfter([]);
    const at = (text: string) => async () => made.desk.explain(REFERENCE, analyst, Temporal.Instant.from(text));
    await assert.rejects(at('2026-06-05T08:59:59Z'), { code: 'invalid' });
    await assert.rejects(at('9999-01-01T00:00:00Z'), { code: 'invalid' });
    await made.desk.close();
  });

  test('law: an explanation as of an instant equals the one given at that instant', async () => {
    await fc.assert(
      fc.asyncProperty(randomSteps, async (steps) => {
        const made = await testDesk({ at: '2026-12-23T15:30:00Z' });
        const snapshots: { readonly at: Temporal.Instant; readonly clocks: string }[] = [];
        const explained = async (at?: Temporal.Instant) =>
          JSON.stringify((await made.desk.explain(REFERENCE, analyst, at)).clocks);
        await walk(made, steps, { service: 'ward-network' }, async () =>
          snapshots.push({ at: made.clock.now(), clocks: await explained() }),
        );
        for (const { at, clocks: before } of new Map(snapshots.map((each) => [String(each.at), each])).values())
          assert.equal(await explained(at), before);
        await made.desk.close();
      }),
      { numRuns: 8 },
    );
  });
});
