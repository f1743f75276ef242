import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadStandard, shippedStandard } from '../../standards/index.ts';
import { inspectTarget } from './documents.ts';

const standard = await loadStandard(shippedStandard('nhs-lsd'));
const shipped = path.join(standard.dir, 'documents');
const today = Temporal.Instant.from('2026-11-23T09:00:00Z');
const inspect = async (documents?: string) =>
  inspectTarget({ standard, adapter: { name: 'another', ...(documents !== undefined && { documents }) } }, today);

test("a desk's own documents are inspected, not those of the standard", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-documents-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const empty = await inspect(folder);
  assert.ok(empty.findings.some(({ message }) => message.startsWith('there is no approved procedure for')));

  cpSync(shipped, folder, { recursive: true });
  assert.deepEqual((await inspect(folder)).findings, (await inspect(shipped)).findings);

  writeFileSync(path.join(folder, 'notes.md'), 'Our plan.\nCall somebody.\n');
  const [found] = (await inspect(folder)).findings;
  assert.deepEqual(found && { ...found, message: found.message.split('.')[0] }, {
    check: 'document-control',
    file: 'notes.md',
    line: 1,
    quote: 'Our plan.',
    message: 'has no front matter',
  });
});

test('without a folder nothing is inspected; a folder that is not there is a usage error', async () => {
  assert.deepEqual(await inspect(), { findings: [], inspected: [] });
  await assert.rejects(inspect('/no/such/folder'), { name: 'UsageError', message: /^\/no\/such\/folder is no folder\./ });
});
