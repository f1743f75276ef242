import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { EXAMPLE, EXAMPLE_ANSWERS } from '../testing/example-answers.ts';
import { addAnswer } from './store.ts';

const SHIPPED = path.join(import.meta.dirname, '../../examples/answers');

/** To write it again after a change: DESKPROOF_WRITE_EXAMPLE=1 with this test. */
test('the shipped example answers are the invented staff, line for line', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-example-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [at, entry] of EXAMPLE_ANSWERS)
    addAnswer(folder, { desk: "St Elsewhere's service desk", example: EXAMPLE }, Temporal.Instant.from(at), () => entry);
  const file = 'answers.ndjson';
  if (process.env['DESKPROOF_WRITE_EXAMPLE']) cpSync(path.join(folder, file), path.join(SHIPPED, file));
  assert.equal(readFileSync(path.join(SHIPPED, file), 'utf8'), readFileSync(path.join(folder, file), 'utf8'));
});
