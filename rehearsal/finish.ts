import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  redactText,
  renderJunit,
  renderReport,
  sealPack,
  writeRecord,
  type RehearsalRecord,
  type SigningKey,
} from '../evidence/index.ts';
import { pointLatest, type ReportFolder } from '../evidence/report-folder.ts';
import type { Rehearsed } from './types.ts';

/** Writes every format of the record, seals them, and points `latest` there. */
export async function finish(found: RehearsalRecord, folder: ReportFolder, signingKey: SigningKey): Promise<Rehearsed> {
  const at = (name: string) => path.join(folder.path, name);
  await redactInPlace(at('cucumber.html'));
  const record = writeRecord(folder.path, found);
  const evidence = new Map(
    await Promise.all(
      [...new Set(record.evidence.map(({ file }) => file))].map(async (file) => [file, await readFile(at(file))] as const),
    ),
  );
  await writeFile(
    at('index.html'),
    renderReport(record, ({ file }) => evidence.get(file)!),
  );
  await writeFile(at('junit.xml'), renderJunit(record));
  const { pack } = sealPack({ dir: folder.path, record, signingKey });
  await pointLatest(folder);
  return { record, folder: folder.path, pack, newKey: signingKey.ephemeral, exitCode: record.outcome.exitCode };
}

/** Cucumber's own report contains whatever the scenarios quoted, so it is redacted afterwards. */
async function redactInPlace(file: string): Promise<void> {
  if (existsSync(file)) await writeFile(file, redactText(await readFile(file, 'utf8')).value);
}
