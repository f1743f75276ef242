import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import { docx } from '../service/read-document/testing/make.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

/** The passage that tests mark as a patient's. */
export const NAME = 'Mavis Ottershaw';
export const holdsIt = (text: string): boolean => /ottershaw/i.test(text);
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A document of one paragraph. */
export const page = (text: string): Buffer => docx(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);

/** A desk on a file, and how to tell that nothing of it holds the passage. */
export async function markedDesk(t: TestContext, wiring: Parameters<typeof openTestDesk>[0] = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-everywhere-'));
  const desk = await openTestDesk({ ...wiring, options: { storeFile: join(folder, 'desk.sqlite') } });
  t.after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const command = async (reference: string, verb: string, body?: object) => {
    const answer = await desk.ask('analyst', 'POST', `/api/incidents/${reference}/${verb}`, body);
    assert.equal(answer.status, 200, `${verb}: ${JSON.stringify(answer.json)}`);
    await desk.clock.settle();
  };
  /** Every byte that the desk has stored, by file, and every table that still holds the name. */
  const mustBeGone = () => {
    const db = new DatabaseSync(join(folder, 'desk.sqlite'), { readOnly: true });
    for (const { name } of db.prepare(`select name from sqlite_schema where type = 'table'`).all())
      for (const row of db.prepare(`select * from "${String(name)}"`).all())
        assert.ok(!holdsIt(JSON.stringify(row)), `table ${String(name)} holds it: ${JSON.stringify(row)}`);
    db.close();
    for (const name of readdirSync(folder))
      assert.ok(!holdsIt(readFileSync(join(folder, name)).toString('latin1')), `${name} holds it`);
  };
  return { desk, command, mustBeGone, file: join(folder, 'desk.sqlite') };
}

/** What staff are answered holds the passage nowhere, and the history is whole. */
export async function mustNotBeAnswered(desk: TestDesk, reference: string) {
  for (const path of [
    `/api/incidents/${reference}`,
    `/api/incidents/${reference}/history`,
    `/api/incidents/${reference}/explain`,
    '/api/incidents',
    '/api/held-mail',
    '/api/by-hand',
    '/api/dead-letters',
    '/api/search?q=Ottershaw',
  ])
    assert.ok(!holdsIt(JSON.stringify((await desk.ask('analyst', 'GET', path)).json)), path);
  const history = await desk.ask('analyst', 'GET', `/api/incidents/${reference}/history`);
  assert.equal(history.json['intact'], true, JSON.stringify(history.json));
}
