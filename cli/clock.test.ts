import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'clock-'));
after(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => {
  const program = `
    import { Command } from 'commander';
    import clock from ${JSON.stringify(new URL('clock.ts', import.meta.url).href)};
    const program = new Command('deskproof');
    clock(program);
    await program.parseAsync(process.argv);`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, 'deskproof', 'clock', ...args],
    {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
};
const shipped = readFileSync(new URL('../standards/clock-cases/response.json', import.meta.url), 'utf8');
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const good = write('good.json', shipped);
const wrong = write('wrong.json', shipped.replace('"elapsedMs": 1200000', '"elapsedMs": 1200001'));
const bad = write('bad.json', shipped.replace('"measures"', '"mesures"'));

test('0 when every expectation holds, with a table for people', () => {
  const { status, stdout, stderr } = run(good);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /✓ 31-a-reply-resolves-nothing {2}An analyst's reply meets the response clock only/);
  assert.match(stdout, /✓ +response +2026-01-12T10:00:00Z +stopped +0:20:00 +1:00:00 +0:40:00 +2026-01-12T10:00:00Z +no/);
});

test('1 when one does not, saying what differs', () => {
  const { status, stdout } = run(wrong);
  assert.equal(status, 1);
  assert.match(stdout, /✗ 31-a-reply/);
  assert.match(stdout, /elapsedMs is 1200000, expected 1200001/);
});

test('2 when a file is refused; nothing of it is answered, the others are', () => {
  const { status, stdout, stderr } = run('--json', bad, wrong);
  assert.equal(status, 2);
  assert.match(stderr, /bad\.json {2}\$\.cases\[0\]\.clocks\.response {2}"mesures" is not a key here.*Did you mean "measures"/);
  const { cases } = JSON.parse(stdout) as { readonly cases: readonly object[] };
  assert.equal(cases.length, (JSON.parse(shipped) as { readonly cases: readonly object[] }).cases.length);
});

test('2 for a file that is not there, and for a folder', () => {
  assert.match(run(join(folder, 'nowhere.json')).stderr, /no such file/);
  assert.equal(run(folder).status, 2);
});

test('--json says each answer in full, pass null where nothing was expected', () => {
  const one = JSON.parse(shipped) as { readonly cases: readonly { readonly questions: readonly object[] }[] };
  const questions = one.cases[0]!.questions.map((question, i) => (i === 0 ? { ...question, expect: undefined } : question));
  const { status, stdout } = run('--json', write('open.json', JSON.stringify({ format: 1, ...one.cases[0], questions })));
  assert.equal(status, 0);
  const { cases } = JSON.parse(stdout) as {
    readonly cases: readonly { readonly pass: unknown; readonly answers: readonly object[] }[];
  };
  assert.equal(cases[0]?.pass, true);
  assert.deepEqual(cases[0]?.answers[0], {
    clock: 'response',
    at: '2026-01-12T10:00:00Z',
    state: 'stopped',
    elapsedMs: 1_200_000,
    targetMs: 3_600_000,
    remainingMs: 2_400_000,
    breached: false,
    due: '2026-01-12T10:00:00Z',
    segments: [
      {
        from: '2026-01-12T09:00:00Z',
        to: '2026-01-12T09:20:00Z',
        counts: true,
        why: 'open',
        severity: '1',
        calendar: 'office',
        version: 0,
      },
    ],
    pass: null,
  });
});
