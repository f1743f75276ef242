import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { renderReport } from '../html/index.ts';
import { renderJunit } from '../junit.ts';
import { writeRecord } from '../record.ts';
import type { RehearsalRecord } from '../types.ts';
import { exampleRecord } from './example.ts';

/** The example rehearsal in a temporary folder, ready to be sealed. `change` is applied before it is written. */
export function exampleRehearsal(
  t: TestContext,
  change: (record: RehearsalRecord, dir: string) => RehearsalRecord = (record) => record,
) {
  const dir = mkdtempSync(join(tmpdir(), 'deskproof-evidence-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const record = writeRecord(dir, change(exampleRecord(dir), dir));
  writeFileSync(
    join(dir, 'index.html'),
    renderReport(record, ({ file }) => readFileSync(join(dir, file))),
  );
  writeFileSync(join(dir, 'junit.xml'), renderJunit(record));
  writeFileSync(join(dir, 'messages.ndjson'), '{"meta":{"protocolVersion":"34.2.1"}}\n');
  return { dir, record };
}
