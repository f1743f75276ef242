import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { intervalsOf } from './coverage.ts';
import { COVERAGE_VARIABLE, instrumentOf, MUTANT_VARIABLE, nameOfInstrument, type DeskCoverage } from './instrument.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-instrument-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const run = (program: string, imported: string, env: Readonly<Record<string, string>>): string =>
  spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', new URL(imported, import.meta.url).href, program],
    { env: { ...process.env, NODE_COMPILE_CACHE: '', ...env }, encoding: 'utf8' },
  ).stdout.trim();

test('an instrument is told apart from the faults of a desk', () => {
  const instrument = { is: 'mutant', at: '/tmp/a:b.json' } as const;
  assert.deepEqual(instrumentOf(['lost-mail', nameOfInstrument(instrument)]), { instrument, faults: ['lost-mail'] });
  assert.deepEqual(instrumentOf(['lost-mail']), { instrument: null, faults: ['lost-mail'] });
});

test('a mutant replaces the text of one file and leaves the file alone', () => {
  const part = file('part.ts', 'export const limit: number = 15;');
  const program = file('program.ts', "import { limit } from './part.ts'; console.log(limit);");
  const at = file('mutant.json', JSON.stringify({ url: pathToFileURL(part).href, text: 'export const limit: number = 16;' }));
  assert.equal(run(program, './load-mutant.ts', { [MUTANT_VARIABLE]: at }), '16');
  assert.equal(readFileSync(part, 'utf8'), 'export const limit: number = 15;');
});

test('coverage is what ran since the last record, at the offsets of the source', () => {
  const text =
    'export const f = (a: number): string => (a > 1 ? many() : "one");\nconst many = (): string => ["more"].map((b) => b).join();';
  const part = file('counted.ts', text);
  const recorder = new URL('./coverage.ts', import.meta.url).href;
  const program = file(
    'counting.ts',
    `import { recordCoverage } from '${recorder}'; import { f } from './counted.ts';
recordCoverage(null); f(2); recordCoverage('first'); f(1); recordCoverage('second'); recordCoverage('third');`,
  );
  run(program, './coverage.ts', { [COVERAGE_VARIABLE]: folder });
  const records = readdirSync(folder)
    .filter((name) => /^\d+-\d+-\d+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as DeskCoverage);
  const ran = (desk: string | null, what: string) => {
    const intervals = records.find((record) => record.desk === desk)?.files[pathToFileURL(part).href] ?? [];
    const at = text.indexOf(what);
    return intervals.some((from, i) => i % 2 === 0 && from <= at && at < intervals[i + 1]!);
  };
  const places = ['many()', '"one"', '["more"]', 'b).join'];
  assert.deepEqual(
    places.map((what) => ran(null, what)),
    [false, false, false, false],
  );
  assert.deepEqual(
    places.map((what) => ran('first', what)),
    [true, false, true, true],
  );
  assert.deepEqual(
    places.map((what) => ran('second', what)),
    [false, true, false, false],
  );
  assert.deepEqual(
    places.map((what) => ran('third', what)),
    [false, false, false, false],
  );
});

test('of ranges within each other the innermost decides', () => {
  const range = (startOffset: number, endOffset: number, count: number) => ({ startOffset, endOffset, count });
  assert.deepEqual(intervalsOf([range(0, 100, 1), range(10, 20, 0), range(12, 14, 2)]), [0, 10, 12, 14, 20, 100]);
  assert.deepEqual(intervalsOf([range(0, 100, 0), range(10, 20, 3), range(20, 30, 1)]), [10, 30]);
  assert.deepEqual(intervalsOf([range(5, 10, 1), range(5, 7, 0)]), [7, 10]);
});

test('what a thread runs is recorded with what its process runs', () => {
  const text = 'export const g = (): number => 1;';
  const part = file('in-thread.ts', text);
  const into = mkdtempSync(path.join(folder, 'thread-'));
  file(
    'thread.ts',
    `import { parentPort } from 'node:worker_threads'; import { g } from './in-thread.ts';
parentPort.on('message', () => { g(); setImmediate(() => parentPort.postMessage(null)); });`,
  );
  const recorder = new URL('./coverage.ts', import.meta.url).href;
  const program = file(
    'threaded.ts',
    `import { once } from 'node:events'; import { Worker } from 'node:worker_threads'; import { recordCoverage } from '${recorder}';
const thread = new Worker(new URL('./thread.ts', import.meta.url));
for (const desk of ['first', 'second']) { thread.postMessage(null); await once(thread, 'message'); recordCoverage(desk); }
thread.postMessage(null); await once(thread, 'message'); await thread.terminate();`,
  );
  run(program, './coverage.ts', { [COVERAGE_VARIABLE]: into });
  const records = readdirSync(into).map((name) => JSON.parse(readFileSync(path.join(into, name), 'utf8')) as DeskCoverage);
  assert.ok(records.some(({ desk, files }) => desk === 'first' && (files[pathToFileURL(part).href]?.length ?? 0) > 0));
});
