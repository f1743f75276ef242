import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { shippedStandard } from '../standards/index.ts';
import { runOnAdapter } from './testing/on-adapter.ts';

/** A faulty register: one procedure is withdrawn, and the desk offers it still. */
test('a withdrawn procedure that the desk still offers is not met, and is named', async (t) => {
  const standardDir = await mkdtemp(path.join(tmpdir(), 'deskproof-withdrawn-'));
  t.after(async () => rm(standardDir, { recursive: true, force: true }));
  await cp(shippedStandard('nhs-lsd'), standardDir, { recursive: true });
  const file = path.join(standardDir, 'documents', 'continuity.md');
  const text = await readFile(file, 'utf8');
  const withdrawn = text.replace('status: approved', 'status: withdrawn').replaceAll('· Approved', '· Withdrawn');
  assert.notEqual(withdrawn, text);
  await writeFile(file, withdrawn);

  const ran = await runOnAdapter(t, {
    adapter: 'built-in',
    paths: ['features/documents/procedures.feature'],
    names: ['^What is offered is what was approved$'],
    faults: ['procedures-before-their-time'],
    standardDir,
  });
  assert.deepEqual(
    ran.map(({ verdict }) => verdict),
    ['not met'],
  );
  assert.match(ran[0]!.cause ?? '', /LSD-PR-\d+ .* is offered/);
});
