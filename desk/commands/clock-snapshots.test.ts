import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, suite, test } from 'node:test';
import { answerCase, parseCases } from '../../service-levels/index.ts';
import type { Wiring } from '../parts.ts';
import { openSnapshots } from '../store/sqlite/snapshots.ts';
import { analyst, assessor, contact, testDesk, type TestOptions } from '../testing/test-desk.ts';
import { randomSteps, walk } from '../testing/walk.ts';
import type { IncidentView } from '../views/types.ts';
import type { Policy } from '../../standards/index.ts';

const REFERENCE = 'INC-000001';
const NOW = '2026-12-23T15:30:00Z';
const SECRET = 'a secret for tests';
const hours = (n: number) => Temporal.Duration.from({ hours: n });
const clockOf = (view: IncidentView, measures: string) => view.clocks.find((clock) => clock.measures === measures)!;

let dir = '';
before(async () => void (dir = await mkdtemp(join(tmpdir(), 'frozen-'))));
after(async () => rm(dir, { recursive: true, force: true }));

/** Opened, answered after an hour, resolved after two, reopened after three and resolved again after four: three stops. */
async function resolvedTwice(file: string): Promise<void> {
  const { desk, clock } = await testDesk({ at: NOW, file, idle: true });
  await desk.open(contact({ service: 'ward-network' }), analyst);
  for (const command of [
    { do: 'respond', text: 'We are on it.', channel: 'phone' },
    { do: 'resolve', how: 'Restarted.' },
    { do: 'reopen', reason: 'Still broken.' },
    { do: 'resolve', how: 'Replaced.' },
  ] as const) {
    await clock.advance(hours(1));
    await desk.command(REFERENCE, command, analyst);
  }
  await desk.close();
}

const shorter = (policy: Policy): Policy => {
  const silver = policy.tiers['silver']!;
  const targets = { ...silver.targets, '3': { ...silver.targets['3'], response: 'PT30M', resolution: 'PT90M' } };
  return { ...policy, tiers: { ...policy.tiers, silver: { ...silver, targets } } };
};

test('law: recomputing from the log always equals what was signed when each clock stopped', async () => {
  let stops = 0;
  await fc.assert(
    fc.asyncProperty(randomSteps, fc.constantFrom('crs', 'ward-network'), async (steps, service) => {
      const made = await testDesk({ at: NOW });
      await walk(made, steps, { service }, async (reference) => {
        const { intact, differs } = await made.desk.verifyHistory(reference, assessor);
        assert.deepEqual([intact, differs ?? []], [true, []]);
      });
      stops += (await made.desk.incident(REFERENCE, analyst)).clocks.filter(({ state }) => state === 'stopped').length;
      await made.desk.close();
    }),
    { numRuns: 40 },
  );
  assert.ok(stops > 10, `only ${stops} clocks had stopped: the walks prove nothing`);
});

test('each stop of a clock is kept, also the one before a reopening', async () => {
  const file = join(dir, 'twice.db');
  await resolvedTwice(file);
  const db = new DatabaseSync(file, { readOnly: true });
  const kept = openSnapshots(db, null, 'read').of(1, REFERENCE);
  db.close();
  assert.deepEqual(
    kept.map(({ clock, at, reading, calendars }) => [clock, at, reading.elapsedMs / 60_000, calendars]),
    [
      ['response', '2026-12-23T16:30:00Z', 60, { office: 0 }],
      ['resolution', '2026-12-23T17:30:00Z', 120, { office: 0 }],
      // Reopened at half past six, after the office closed.
      ['resolution', '2026-12-23T19:30:00Z', 120, { office: 0 }],
    ],
  );
});

const same: Wiring = (parts) => parts;
const changed: Wiring = (parts) => ({ ...parts, policy: shorter(parts.policy) });

suite('a snapshot changed in the store is reported by the history check', () => {
  const forge = (db: DatabaseSync) => {
    const snapshots = openSnapshots(db, SECRET);
    const [first] = snapshots.of(1, REFERENCE);
    db.exec(`delete from clock_snapshot where clock = 'response'`);
    snapshots.add(1, REFERENCE, { ...first!, reading: { ...first!.reading, elapsedMs: 1 } }, first!.policy);
  };
  const rows: readonly (readonly [string, string | ((db: DatabaseSync) => void), RegExp, Wiring?])[] = [
    [
      'a reading',
      `update clock_snapshot set reading = replace(reading, '3600000', '1800000') where clock = 'response'`,
      /response clock, stopped by event 2, has a signature that is not this desk’s/,
    ],
    [
      'its time',
      `update clock_snapshot set at = '2026-12-23T16:00:00Z' where seq = 3`,
      /resolution clock, stopped by event 3, has a signature that is not/,
    ],
    [
      'nonsense',
      `update clock_snapshot set reading = 'nonsense' where seq = 3`,
      /resolution clock, stopped by event 3, has a signature that is not/,
    ],
    ['its absence', `delete from clock_snapshot where seq = 3`, /resolution clock, stopped by event 3, is missing/],
    ['the absence of all', `delete from clock_snapshot`, /is missing/],
    [
      'the policy it was read under',
      `update clock_policy set content = replace(content, 'PT4H', 'PT8H')`,
      /policy under which the response clock/,
      changed,
    ],
    ['a reading, by somebody who has the secret', forge, /differs from the log in elapsedMs/],
  ];
  for (const [i, [name, tamper, says, wiring = same]] of rows.entries())
    test(name, async () => {
      const file = join(dir, `tampered-${i}.db`);
      await resolvedTwice(file);
      const db = new DatabaseSync(file);
      if (typeof tamper === 'string') db.exec(tamper);
      else tamper(db);
      db.close();
      const { desk } = await testDesk({ at: '2027-01-04T12:00:00Z', file, idle: true, wiring });
      const { intact, differs } = await desk.verifyHistory(REFERENCE, assessor);
      // The desk must show the values from the log, not the altered ones.
      if (wiring === same && typeof tamper === 'string')
        assert.equal(clockOf(await desk.incident(REFERENCE, analyst), 'response').elapsedMs, 3_600_000);
      await desk.close();
      assert.equal(intact, false);
      assert.match(differs!.join('\n'), says);
    });
});

suite('a service-level target that is changed later', () => {
  const later: TestOptions = {
    at: '2026-12-23T17:00:00Z',
    idle: true,
    wiring: changed,
  };

  test('moves no stopped clock, and the history stays intact', async () => {
    const file = join(dir, 'promise.db');
    const first = await testDesk({ at: NOW, file, idle: true });
    await first.desk.open(contact({ service: 'ward-network' }), analyst);
    await first.clock.advance(hours(1));
    await first.desk.command(REFERENCE, { do: 'respond', text: 'On it.', channel: 'phone' }, analyst);
    await first.desk.close();

    const { desk } = await testDesk({ ...later, file });
    const view = await desk.incident(REFERENCE, analyst);
    assert.deepEqual(
      view.clocks.map(({ state, targetMs, breached }) => [state, targetMs! / 60_000, breached]),
      [
        ['stopped', 240, false],
        ['running', 90, false],
      ],
    );
    assert.equal((await desk.verifyHistory(REFERENCE, assessor)).intact, true);
    const cases = await desk.clockCases(REFERENCE, analyst);
    assert.deepEqual(
      cases.map(({ clocks }) => Object.keys(clocks)),
      [['update', 'resolution'], ['response']],
    );
    for (const each of parseCases(JSON.stringify({ format: 1, cases }), 'export')) assert.equal(answerCase(each).pass, true);
    assert.deepEqual(cases[1]!.questions.at(-1)!.expect.targetMs, view.clocks[0]!.targetMs);
    await desk.close();
  });
});
