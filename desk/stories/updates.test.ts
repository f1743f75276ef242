import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { NewContact } from '../domain/incident/contact.ts';
import { analyst, contact, here, severityOne, shipped, testDesk, type TestDesk, type TestOptions } from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const toCaller = ({ other }: TestDesk) =>
  other.mails.filter(({ to, text }) => to === 'amy.reid@ward4f.example' && text.includes('still working'));
const timesOf = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).timeline.flatMap(({ type, at }) =>
    type === 'callerUpdated' ? [at.slice(11, 16)] : [],
  );

/** Opened at 09:00, answered at 09:10. */
async function answered(more: Partial<NewContact> = severityOne, options: TestOptions = {}): Promise<TestDesk> {
  const made = await testDesk(options);
  await made.desk.open(contact(more), analyst);
  await made.clock.advance(minutes(10));
  await made.desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
  await made.desk.command(REFERENCE, { do: 'respond', text: 'We are on it.', channel: 'phone' }, analyst);
  return made;
}

suite('the caller of a severe incident is updated as often as the target says', () => {
  test('every half hour for severity 1, by the desk itself, when nobody writes', async () => {
    const made = await answered();
    await made.clock.advance(minutes(100));
    assert.deepEqual([await timesOf(made), toCaller(made).length], [['09:40', '10:10', '10:40'], 3]);
    assert.match(
      toCaller(made)[0]!.text,
      /Care Records Service is not restored yet.*\n\nThe next update follows within 30 minutes\./s,
    );
    await made.desk.close();
  });

  test('a message from an analyst counts, and the interval restarts', async () => {
    const made = await answered();
    await made.clock.advance(minutes(29));
    await made.desk.command(REFERENCE, { do: 'respond', text: 'An engineer is there.', channel: 'phone' }, analyst);
    await made.clock.advance(minutes(31));
    assert.deepEqual(await timesOf(made), ['10:09']);
    await made.desk.close();
  });

  test('no automatic update is sent before the first response, while waiting for the caller, after resolution, or for severity 3', async () => {
    const silent = await testDesk();
    await silent.desk.open(contact(severityOne), analyst);
    await silent.clock.advance(minutes(60));
    assert.deepEqual(await timesOf(silent), []);
    await silent.desk.close();
    for (const command of [
      { do: 'pause', reason: 'awaiting-caller' },
      { do: 'resolve', how: 'Restarted.' },
    ] as const) {
      const made = await answered();
      await made.desk.command(REFERENCE, command, analyst);
      await made.clock.advance(minutes(90));
      assert.deepEqual(await timesOf(made), []);
      await made.desk.close();
    }
    const severityThree = await answered({});
    await severityThree.clock.advance(minutes(300));
    assert.deepEqual(await timesOf(severityThree), []);
    await severityThree.desk.close();
  });

  test('without an address, the owner is notified to telephone', async () => {
    const made = await answered({
      ...severityOne,
      caller: { name: 'Sister Amy Reid', organisation: here, telephone: '020 7946 0123' },
    });
    await made.clock.advance(minutes(31));
    const shift = shipped.contacts.find(({ role }) => role === 'analyst-on-shift')!.mail;
    const letters = made.other.mails.filter(({ to }) => to === shift);
    assert.equal(letters.length, 1);
    assert.match(
      letters[0]!.text,
      /^The analyst,\n\nSister Amy Reid \(020 7946 0123\) was promised an update on INC-000001 by now/,
    );
    await made.desk.close();
  });

  test('automatic updates do not stop the response clock, and a desk that was down sends one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'updates-'));
    const file = join(dir, 'desk.db');
    const first = await answered(severityOne, { file });
    const response = (await first.desk.incident(REFERENCE, analyst)).clocks.find(({ measures }) => measures === 'response');
    await first.desk.close();
    await first.clock.advance(minutes(95));
    const second = await testDesk({ ...first, file });
    await second.clock.advance(minutes(1));
    assert.deepEqual([await timesOf(second), toCaller(second).length], [['10:45'], 1]);
    assert.deepEqual(
      (await second.desk.incident(REFERENCE, analyst)).clocks.find(({ measures }) => measures === 'response')?.elapsedMs,
      response?.elapsedMs,
    );
    assert.ok((await second.desk.verifyHistory(REFERENCE, analyst)).intact);
    await second.desk.close();
    await rm(dir, { recursive: true });
  });
});
