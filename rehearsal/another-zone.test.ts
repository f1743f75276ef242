import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { localTimes } from '../kernel/index.ts';
import { silent } from '../kernel/progress.ts';
import { rehearse } from './rehearse.ts';
import { root } from './testing/inline.ts';

test('a standard in Newfoundland: its times are right in a letter, on a page, in the rota and in the report', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-zone-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(root, 'examples', 'st-johns'), folder, { recursive: true });
  const planFile = path.join(folder, 'deskproof.yaml');
  writeFileSync(planFile, readFileSync(planFile, 'utf8').replace('reports: reports', `reports: ${path.join(folder, 'reports')}`));

  const { record, folder: report, exitCode } = await rehearse({ root, planFile, progress: silent });
  assert.deepEqual(
    record.scenarios.filter(({ verdict }) => verdict !== 'met').map(({ name, cause }) => [name, cause]),
    [],
  );
  assert.equal(record.scenarios.length, 7);
  assert.equal(exitCode, 0);
  assert.equal(record.standard.zone, 'America/St_Johns');
  const begun = localTimes('America/St_Johns').field(record.run.startedAt).replace(':', '-');
  assert.equal(record.run.id, begun);

  /** The evidence of a kind that a scenario left. */
  const evidenceOf = (scenario: string, kind: string) =>
    record.scenarios
      .filter(({ name }) => name === scenario)
      .flatMap(({ evidence }) => evidence.map((index) => record.evidence[index]!))
      .filter((item) => item.kind === kind)
      .map(({ file }) => readFileSync(path.join(report, file), 'utf8'));
  const letters = evidenceOf("A letter carries the hospital's time", 'mail');
  assert.ok(letters.length > 0);
  for (const letter of letters) assert.match(letter, /^Date: Thu, 24 Dec 2026 23:40:00 -0330\r?$/m);

  const [rota] = evidenceOf('The assessor reads the rota of the year to come', 'document');
  const turns = JSON.parse(rota!) as readonly { readonly from: string; readonly name: string }[];
  const friday = (from: string) => turns.find((turn) => turn.from === from)?.name;
  assert.equal(friday('2026-11-27T20:30:00Z'), 'Loretta Tizzard', 'a Friday in winter at 17:00 in Newfoundland');
  assert.equal(friday('2027-07-02T19:30:00Z'), 'Loretta Tizzard', 'a Friday in summer');

  const page = readFileSync(path.join(report, 'index.html'), 'utf8');
  assert.match(page, /Friday 25 December 2026, 03:00:00 to 03:15:00 UTC-03:30 on the simulated clock/);
  assert.match(page, /Sunday 1 November 2026, 01:55:00 UTC-02:30 to Sunday 1 November 2026, 01:10:00 UTC-03:30/);
  assert.match(page, /Times are those of St Johns/);
});
