import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyst, contact, severityOne, shipped, testDesk } from '../testing/test-desk.ts';

const INCIDENTS = 20;
interface Delivered {
  readonly mails: readonly string[];
  readonly calls: readonly string[];
}

test('case 44: two desk processes on one store take each step once, and deliver each call and letter once', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'two-desks-'));
  const file = join(dir, 'desk.db');
  const asleep = await testDesk({ file, idle: true });
  for (let i = 0; i < INCIDENTS; i++) await asleep.desk.open(contact({ ...severityOne, channel: 'portal' }), analyst);
  await asleep.desk.close();

  // Both wake up at the same later instant, when everything of the first hour is due.
  const at = '2026-06-05T10:00:01Z';
  const two = [1, 2].map(() => fork(new URL('../testing/one-of-two.ts', import.meta.url), [file, at]));
  await Promise.all(two.map(async (child) => once(child, 'message')));
  const delivered = await Promise.all(two.map(async (child) => whatItDelivered(child)));
  const mails = delivered.flatMap((each) => each.mails);
  const calls = delivered.flatMap((each) => each.calls);

  const after = await testDesk({ file, at, idle: true });
  const references = Array.from({ length: INCIDENTS }, (_, i) => `INC-${String(i + 1).padStart(6, '0')}`);
  for (const reference of references) {
    const { timeline, escalations } = await after.desk.incident(reference, analyst);
    const taken = escalations.filter(({ takenAt }) => takenAt !== null).map(({ step }) => step);
    assert.deepEqual(taken.toSorted(), ['FN-1', 'IH-1', 'IH-2', 'IH-3', 'IH-4', 'JP-1', 'JP-2', 'MI-1']);
    const deliveries = timeline.filter(({ type }) => type === 'escalationDelivered').map(({ says }) => says);
    assert.equal(new Set(deliveries).size, deliveries.length);
    assert.equal(deliveries.length, 5 + 3 + 3, 'five calls, three letters with them, three warnings');
    assert.ok((await after.desk.verifyHistory(reference, analyst)).intact);
  }
  await after.desk.close();
  await rm(dir, { recursive: true });

  assert.equal(new Set(mails).size, mails.length, 'no letter was sent twice');
  const numbers = ['team-lead', 'duty-manager', 'head-of-ict', 'director-on-call', 'bt-health-service-desk'].map(
    (role) => shipped.contacts.find((each) => each.role === role)!.telephone,
  );
  assert.deepEqual(calls.toSorted(), numbers.flatMap((to) => references.map((reference) => `${to} ${reference}`)).toSorted());
});

async function whatItDelivered(child: ChildProcess): Promise<Delivered> {
  child.send('go');
  const [[delivered]] = (await Promise.all([once(child, 'message'), once(child, 'exit')])) as [[Delivered], unknown];
  return delivered;
}
