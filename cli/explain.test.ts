import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { analyst, contact, severityOne, testDesk } from '../desk/testing/test-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
const file = join(folder, 'desk.db');
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
after(() => rmSync(folder, { recursive: true }));

before(async () => {
  const { desk, clock } = await testDesk({ at: '2026-12-24T17:40:00Z', file });
  await desk.open(contact({ service: 'ward-network', ...severityOne }), analyst);
  await clock.advance(minutes(6));
  await desk.command('INC-000001', { do: 'respond', text: 'On it.', channel: 'phone' }, analyst);
  await desk.close();
});

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [new URL('main.ts', import.meta.url).pathname, 'explain', ...args],
    { encoding: 'utf8', env: { ...process.env, DESKPROOF_DESK_SECRET: 'a secret for tests' } },
  );
  return { status, stdout, stderr };
};

test('it reads like a bank statement, and leaves the store as it was', () => {
  const stored = readFileSync(file);
  const { status, stdout, stderr } = run('inc-000001', '--file', file, '--at', '2026-12-24T18:30:00Z');
  assert.deepEqual([status, stderr], [0, '']);
  const until = stdout.indexOf('\nMAJOR INCIDENT');
  const digest = /[0-9a-f]{12}/.exec(stdout)![0];
  assert.equal(
    stdout.slice(0, until).replaceAll(digest, '<policy>'),
    `INC-000001   severity 1   ward-network   open
Opened Thu 24 Dec 2026, 17:40. State at Thu 24 Dec 2026, 18:30, times of London. Policy nhs-lsd 1.1, <policy>.

RESPONSE CLOCK (SLA)   stopped
  Target: 30 min at severity 1, counted by the calendar “office”, version 0.
  Counted so far: 6 min, in one open window.
  Remaining: 30 min − 6 min = 24 min.
  Stopped on Thu 24 Dec 2026, 17:46, with its deadline on Tue 29 Dec 2026, 08:10: kept.

  from                    to                      counted      sum  sev  calendar   how it counted
  Thu 24 Dec 2026, 17:40  Thu 24 Dec 2026, 17:46  0:06:00  0:06:00  1    office v0  counts: “office” is open

  Frozen at event 9, Thu 24 Dec 2026, 17:46; signed by the desk then. Policy <policy>.

UPDATE CLOCK (SLA)   running
  Target: 30 min at severity 1, counted by the calendar “office”, version 0.
  Counted so far: 14 min, in one open window.
  Remaining: 30 min − 14 min = 16 min.
  Due: Tue 29 Dec 2026, 08:16: 16 min from Tue 29 Dec 2026, 08:00 to Tue 29 Dec 2026, 08:16.

  from                    to                      counted      sum  sev  calendar   how it counted
  Thu 24 Dec 2026, 17:46  Thu 24 Dec 2026, 18:00  0:14:00  0:14:00  1    office v0  counts: “office” is open
  Thu 24 Dec 2026, 18:00  Thu 24 Dec 2026, 18:30           0:14:00  1    office v0  not counted: “office” is closed
  Thu 24 Dec 2026, 18:30  Tue 29 Dec 2026, 08:00           0:14:00  1    office v0  to come, not counted: “office” is closed
                                                                                      closed on Fri 25 Dec 2026 and Mon 28 Dec 2026
  Tue 29 Dec 2026, 08:00  Tue 29 Dec 2026, 08:16  0:16:00  0:30:00  1    office v0  to come, counts: “office” is open

RESOLUTION CLOCK (SLA)   running
  Target: 4 h at severity 1, counted by the calendar “office”, version 0.
  Counted so far: 20 min, in one open window.
  Remaining: 4 h − 20 min = 3 h 40 min.
  Due: Tue 29 Dec 2026, 11:40: 3 h 40 min from Tue 29 Dec 2026, 08:00 to Tue 29 Dec 2026, 11:40.

  from                    to                      counted      sum  sev  calendar   how it counted
  Thu 24 Dec 2026, 17:40  Thu 24 Dec 2026, 18:00  0:20:00  0:20:00  1    office v0  counts: “office” is open
  Thu 24 Dec 2026, 18:00  Thu 24 Dec 2026, 18:30           0:20:00  1    office v0  not counted: “office” is closed
  Thu 24 Dec 2026, 18:30  Tue 29 Dec 2026, 08:00           0:20:00  1    office v0  to come, not counted: “office” is closed
                                                                                      closed on Fri 25 Dec 2026 and Mon 28 Dec 2026
  Tue 29 Dec 2026, 08:00  Tue 29 Dec 2026, 11:40  3:40:00  4:00:00  1    office v0  to come, counts: “office” is open
`,
  );
  assert.match(stdout, / 1 {2}IH-1 {2}hierarchical {2}to Team leader, Priya Nair\n {6}severity 1, 2: at once in hours/);
  assert.match(
    stdout,
    /planned Thu 24 Dec 2026, 17:40; taken Thu 24 Dec 2026, 17:40, on time\n {6}telephone Thu 24 Dec 2026, 17:40/,
  );
  assert.match(stdout, /The chain of 9 events is whole, and every clock that stopped reads as it was signed\.\n$/);
  assert.deepEqual(readFileSync(file), stored);
});

test('--json is the API’s answer, with the state of the record', () => {
  const { stdout } = run('INC-000001', '--file', file, '--json');
  const { reference, clocks, history } = JSON.parse(stdout);
  assert.equal(reference, 'INC-000001');
  assert.deepEqual(history, { intact: true, events: 9, differs: [] });
  assert.equal(clocks[0].frozen.signed, true);
});

test('--at tells it as it stood then, before anything later had happened', () => {
  const { status, stdout } = run('INC-000001', '--file', file, '--at', '2026-12-24T17:41:00Z');
  assert.equal(status, 0);
  assert.match(stdout, /State at Thu 24 Dec 2026, 17:41/);
  assert.match(
    stdout,
    /RESPONSE CLOCK \(SLA\) {3}running\n[^]*UPDATE CLOCK \(SLA\) {3}not started\n {2}It starts with the first response/,
  );
  assert.match(stdout, /IH-1[^]*?taken Thu 24 Dec 2026, 17:40[^]*IH-2[^]*?planned Thu 24 Dec 2026, 17:45; not yet taken/);
  const before = run('INC-000001', '--file', file, '--at', '2026-12-24T17:39:59Z');
  assert.equal(before.status, 2);
  assert.match(before.stderr, /INC-000001 was opened on Thu 24 Dec 2026, 17:40 .*Name that instant or a later one/);
});

test('1 when the record was changed outside the desk, saying where', () => {
  const changed = join(folder, 'changed.db');
  writeFileSync(changed, readFileSync(file));
  const db = new DatabaseSync(changed);
  db.exec(`update clock_snapshot set reading = replace(reading, '360000', '60000')`);
  db.close();
  const { status, stdout } = run('INC-000001', '--file', changed);
  assert.equal(status, 1);
  assert.match(stdout, /THE RECORD IS NOT WHOLE[^]*response clock, stopped by event 9, has a signature that is not this desk’s/);
});

test('2 and what to do when there is no such incident, no such store, or no store at all', () => {
  const rows = [
    [['INC-000009', '--file', file], /There is no incident "INC-000009" here\. It holds INC-000001 to INC-000001\./],
    [['42', '--file', file], /There is no incident "42" here/],
    [['INC-000001', '--file', join(folder, 'nowhere.db')], /There is no such store\. Name the file/],
    [['INC-000001', '--file', new URL('main.ts', import.meta.url).pathname], /The store cannot be read: file is not a database/],
    [['INC-000001', '--file', file, '--at', 'noon'], /Write date, time and offset/],
  ] as const;
  for (const [args, says] of rows) {
    const { status, stderr } = run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, says);
  }
});
