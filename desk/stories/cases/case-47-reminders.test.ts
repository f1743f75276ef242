import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Command } from '../../domain/incident/commands.ts';
import { analyst, contact, here, person, testDesk, type TestDesk, type TestOptions } from '../../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const hours = (n: number) => Temporal.Duration.from({ hours: n });
const remind = (at: string, text = 'Ask the ward whether it holds.'): Command => ({ do: 'remind', at, text });
const remindersSent = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).timeline.filter(({ type }) => type === 'reminded').map(({ at }) => at);
const letters = ({ other }: TestDesk) => other.mails.filter(({ subject }) => subject.includes('] Reminder: '));

/** On Friday 5 June 2026, 10:00 in London. Silver, so its hours are 08:00 to 18:00, Monday to Friday. */
async function opened(service = 'ward-network', options: TestOptions = {}): Promise<TestDesk> {
  const made = await testDesk(options);
  await made.desk.open(contact({ service }), analyst);
  await made.desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
  return made;
}

suite('case 47: reminders in service hours only, and a second date reminds again (zammad/zammad#4432, #2157, #4348)', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['in hours, at its time', 'ward-network', '2026-06-05T15:00:00+01:00', '2026-06-05T14:00:00Z'],
    ['in the evening, at the next opening', 'ward-network', '2026-06-08T20:00:00+01:00', '2026-06-09T07:00:00Z'],
    ['at the weekend, on Monday', 'ward-network', '2026-06-06T12:00:00+01:00', '2026-06-08T07:00:00Z'],
    ['on a bank holiday, the day after', 'ward-network', '2026-08-31T12:00:00+01:00', '2026-09-01T07:00:00Z'],
    ['as it closes, at the next opening', 'ward-network', '2026-06-05T18:00:00+01:00', '2026-06-08T07:00:00Z'],
    ['as it opens, then', 'ward-network', '2026-06-08T08:00:00+01:00', '2026-06-08T07:00:00Z'],
    ['of a service that is supported round the clock, at night', 'crs', '2026-06-06T03:00:00+01:00', '2026-06-06T02:00:00Z'],
  ];
  for (const [name, service, at, expected] of rows)
    test(`case 47: ${name}`, async () => {
      const made = await opened(service, { idle: true });
      await made.desk.command(REFERENCE, remind(at), analyst);
      const [next] = (await made.desk.incident(REFERENCE, analyst)).followUps.filter(({ what }) => what === 'remind');
      assert.deepEqual([next?.at, next?.text], [expected, 'Ask the ward whether it holds.']);
      await made.desk.close();
    });

  test('case 47: a withdrawn reminder is not sent, the other is', async () => {
    const made = await opened();
    await made.desk.command(REFERENCE, remind('2026-06-05T15:00:00+01:00', 'First.'), analyst);
    await made.desk.command(REFERENCE, remind('2026-06-05T16:00:00+01:00', 'Second.'), analyst);
    const [first] = (await made.desk.incident(REFERENCE, analyst)).followUps.filter(({ what }) => what === 'remind');
    const withdraw = { do: 'withdrawReminder', reminder: first!.reminder! } as const;
    await made.desk.command(REFERENCE, withdraw, analyst);
    assert.match((await made.desk.incident(REFERENCE, analyst)).timeline.at(-1)!.says, /A reminder was withdrawn/);
    await made.clock.advance(hours(8));
    assert.deepEqual(await remindersSent(made), ['2026-06-05T15:00:00Z']);
    await assert.rejects(made.desk.command(REFERENCE, { do: 'withdrawReminder', reminder: 99 }, analyst), { code: 'invalid' });
    await made.desk.close();
  });

  test('case 47: each of two dates sends one reminder, also after a restart', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'reminders-'));
    const file = join(dir, 'desk.db');
    const first = await opened('ward-network', { file });
    await first.desk.command(REFERENCE, remind('2026-06-06T12:00:00Z', 'First.'), analyst);
    await first.desk.command(REFERENCE, remind('2026-06-08T14:00:00Z', 'Second.'), analyst);
    await first.clock.advance(hours(70));
    assert.deepEqual(await remindersSent(first), ['2026-06-08T07:00:00Z']);
    await first.desk.close();
    const second = await testDesk({ ...first, file });
    await second.clock.advance(hours(72));
    assert.deepEqual(await remindersSent(second), ['2026-06-08T07:00:00Z', '2026-06-08T14:00:00Z']);
    assert.deepEqual(
      letters(second).map(({ text }) => text),
      ['First.', 'Second.'].map((text) => `The analyst,\n\nYou wanted to be reminded of INC-000001:\n\n${text}\n`),
    );
    await second.desk.command(REFERENCE, remind('2026-06-12T09:00:00Z', 'Third.'), analyst);
    await second.clock.advance(hours(48));
    assert.equal(letters(second).length, 3);
    await second.desk.close();
    await rm(dir, { recursive: true });
  });

  test('case 47: closing cancels the reminders, also for a later reopening', async () => {
    const made = await opened();
    await made.desk.command(REFERENCE, remind('2026-06-09T12:00:00Z'), analyst);
    for (const command of [{ do: 'resolve', how: 'Restarted.' }, { do: 'confirm' }, { do: 'close' }] as const)
      await made.desk.command(REFERENCE, command, analyst);
    await assert.rejects(made.desk.command(REFERENCE, remind('2026-06-09T12:00:00Z'), analyst), { code: 'wrong-state' });
    await made.clock.advance(hours(24 * 7));
    await made.desk.command(REFERENCE, { do: 'reopen', reason: 'Again.' }, analyst);
    await made.clock.advance(hours(1));
    assert.deepEqual([await remindersSent(made), letters(made)], [[], []]);
    await made.desk.close();
  });

  test('case 47: a reminder in the past is refused, and only staff read its text', async () => {
    const made = await opened();
    await assert.rejects(made.desk.command(REFERENCE, remind('2026-06-05T08:00:00Z'), analyst), { code: 'invalid' });
    await made.desk.command(REFERENCE, remind('2026-06-09T12:00:00Z'), analyst);
    const requester = person('requester', here);
    await assert.rejects(made.desk.command(REFERENCE, remind('2026-06-09T12:00:00Z'), requester), { code: 'forbidden' });
    const seen = JSON.stringify(await made.desk.incident(REFERENCE, requester));
    assert.doesNotMatch(seen, /whether it holds/);
    await made.desk.close();
  });
});
