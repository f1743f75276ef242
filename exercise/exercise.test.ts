import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { shippedStandard } from '../standards/index.ts';
import { silent } from '../kernel/progress.ts';
import { deskproof, root } from '../rehearsal/testing/inline.ts';
import { exercise, printExercise, writeExercise, type ExerciseRecord } from './index.ts';

const runExercise = async (more: Partial<Parameters<typeof exercise>[0]> = {}) =>
  exercise({
    standardDir: shippedStandard('nhs-lsd'),
    adapter: 'built-in',
    seed: 'exercise',
    on: '2026-11-23',
    faults: [],
    live: null,
    progress: silent,
    ...more,
  });
const counted = ({ counts }: ExerciseRecord) => Object.entries(counts).filter(([, n]) => n > 0);
const folder = async (t: TestContext) => {
  const made = await mkdtemp(path.join(tmpdir(), 'deskproof-exercise-'));
  t.after(async () => rm(made, { recursive: true, force: true }));
  return made;
};

test('the built-in desk follows the whole plan', async (t) => {
  const record = await runExercise();
  assert.ok(record.asPlanned, printExercise(record));
  assert.deepEqual(counted(record), [['reached', record.drills.flatMap(({ steps }) => steps).length]]);
  assert.deepEqual(new Set(record.drills.map(({ period, severity }) => `${period} ${severity}`)).size, 15);

  const reports = await folder(t);
  const { path: written } = await writeExercise(reports, record);
  assert.deepEqual((await readdir(written)).sort(), ['index.html', 'record.json', 'record.md']);
  const read = async (name: string) => readFile(path.join(written, name), 'utf8');
  assert.match((await read('record.md')).split('\n')[0]!, /^# SIMULATED /);
  assert.match((await read('record.json')).split('\n')[1]!, /"heading": "SIMULATED /);
  assert.match(await read('index.html'), /<main>\n<h1>SIMULATED /);
  assert.match(printExercise(record), /^SIMULATED /);
  assert.match(await read('record.md'), /not the exercise with people that ESC-02 asks for/);
});

test('the same date and seed give the same drills', async () => {
  const [one, other] = [
    await runExercise({ severities: ['1'], periods: ['bank-holiday'] }),
    await runExercise({ severities: ['1'], periods: ['bank-holiday'] }),
  ];
  assert.deepEqual(one.drills, other.drills);
});

const FAULTS: readonly (readonly [fault: string, on: string, outcomes: readonly string[]])[] = [
  ['escalation-never-sent', '2026-11-23', ['not reached', 'unmanaged']],
  ['bank-holiday-step-skipped', '2026-11-23', ['reached', 'not reached']],
  ['office-hours-in-utc', '2026-06-15', ['reached', 'not reached', 'late']],
];
for (const [fault, on, outcomes] of FAULTS)
  test(`the desk with ${fault} does not pass`, async () => {
    const record = await runExercise({ faults: [fault], on, severities: ['1'] });
    assert.equal(record.asPlanned, false);
    assert.deepEqual(
      counted(record).map(([what]) => what),
      outcomes,
    );
    assert.ok(record.actions.length > 1);
  });

const LIVE = { speed: 20_000, within: Temporal.Duration.from('PT30M') };

test('live, stand-ins answer by key and by link, the last one called takes the incident, and the record names them as stand-ins', async () => {
  const record = await runExercise({ live: LIVE, severities: ['1'] });
  assert.ok(record.asPlanned, printExercise(record));
  const answers = new Set(record.drills.flatMap(({ steps }) => steps.map(({ channel, answer }) => `${channel}: ${answer?.by}`)));
  assert.deepEqual([...answers].sort(), ['mail: link', 'telephone: key 1', 'telephone: key 2']);
  assert.match(
    printExercise(record),
    /^LIVE \(stand-ins\) .* sped up 20000 times, simulated telephones and mailboxes answer in place/,
  );
  assert.match(record.worth, /stood in for the people/);
  assert.ok(record.took.leftOut > 0);
});

const commands = ({ drills }: ExerciseRecord) =>
  drills.flatMap(({ drill, command }) => (command ? [`${drill}: ${command.outcome}, ${command.manager?.name ?? 'nobody'}`] : []));

test('the first manager called takes command and is named in time, and without one the desk shows the breach', async () => {
  const record = await runExercise({ severities: ['1', '2'], periods: ['in-hours', 'out-of-hours'] });
  assert.deepEqual(commands(record), [
    'severity-1-in-hours-crs: breach shown, nobody',
    'severity-1-in-hours-ward-network: breach shown, nobody',
    'severity-1-out-of-hours-crs: breach shown, nobody',
    'severity-1-out-of-hours-ward-network: breach shown, nobody',
    'severity-1-in-hours-crs-manager: in time, Priya Nair',
    'severity-1-out-of-hours-crs-manager: in time, Grace Baptiste',
    'severity-2-in-hours-crs-manager: in time, Priya Nair',
    'severity-2-out-of-hours-crs-manager: in time, Grace Baptiste',
  ]);
  assert.ok(record.asPlanned, printExercise(record));
  assert.match(
    printExercise(record),
    / ✓ Manager: in time\. Due by Mon 23 Nov 09:15:00; Team leader \(Priya Nair\) took command/,
  );
  assert.match(record.actions.join('\n'), /No manager was named in time in 4 drills/);
});

test('a desk that names no manager does not pass, and the record lists an action', async () => {
  const record = await runExercise({ severities: ['1'], periods: ['out-of-hours'], faults: ['manager-never-named'] });
  assert.equal(record.asPlanned, false);
  const { drill, command } = record.drills.at(-1)!;
  assert.deepEqual([drill, command?.outcome, command?.manager], ['severity-1-out-of-hours-crs-manager', 'not named', null]);
  assert.ok(record.counts.unmanaged > 0);
  assert.match(record.actions.join('\n'), /crs-manager: a manager of the plan pressed 1, and the desk names no manager/);
});

test('live, a desk that notifies nobody does not pass', async () => {
  const record = await runExercise({
    live: LIVE,
    severities: ['1'],
    periods: ['out-of-hours'],
    faults: ['escalation-never-sent'],
  });
  assert.deepEqual([record.asPlanned, counted(record).map(([what]) => what)], [false, ['not reached', 'unmanaged']]);
});

test('a selection without due steps, an impossible date and an unknown fault are refused', async () => {
  await assert.rejects(runExercise({ live: LIVE, severities: ['5'] }), /No step of the plan falls due/);
  await assert.rejects(runExercise({ on: '2026-02-30' }), /there is no such date/);
  await assert.rejects(runExercise({ faults: ['escalation-never-sen'] }), /Did you mean "escalation-never-sent"/);
});

test('the command exits 1 for a faulty desk, and 0 for one that follows the plan', async (t) => {
  const out = await folder(t);
  const run = async (...more: string[]) =>
    new Promise<readonly [number, string]>((resolve) => {
      const args = deskproof('exercise', '--out', out, '--on', '2026-11-23', '--severity', '3', '--json', ...more);
      execFile(process.execPath, [...args], { cwd: root, maxBuffer: 2 ** 24 }, (error, stdout) =>
        resolve([error ? Number(error.code) : 0, stdout]),
      );
    });
  const [right, printed] = await run();
  const record = JSON.parse(printed) as ExerciseRecord;
  assert.deepEqual([right, record.mode], [0, 'SIMULATED']);
  assert.match(record.heading, /; only severity 3$/);
  assert.equal((await run('--faults', 'escalation-never-sent'))[0], 1);
});
