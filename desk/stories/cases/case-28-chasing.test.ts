import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { answerCase, parseCases } from '../../../service-levels/index.ts';
import type { NewContact } from '../../domain/incident/contact.ts';
import type { Wiring } from '../../parts.ts';
import {
  analyst,
  assessor,
  contact,
  here,
  person,
  shipped,
  testDesk,
  type TestDesk,
  type TestOptions,
} from '../../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const hours = (n: number) => Temporal.Duration.from({ hours: n });
const shift = shipped.contacts.find(({ role }) => role === 'analyst-on-shift')!.mail;
const [policy] = shipped.followUp.chase;

/** Paused for the caller at once, on Friday 5 June 2026 at 10:00 in London unless stated otherwise. */
async function paused(options: TestOptions = {}, more: Partial<NewContact> = {}): Promise<TestDesk> {
  const made = await testDesk(options);
  await made.desk.open(contact({ service: 'ward-network', ...more }), analyst);
  await made.desk.command(REFERENCE, { do: 'pause', reason: 'awaiting-caller' }, analyst);
  await made.clock.settle();
  return made;
}
const chasesOf = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).timeline
    .filter(({ type }) => ['callerChased', 'givenBack'].includes(type))
    .map(({ at, type }) => `${at} ${type}`);
const asks = ({ other }: TestDesk) => other.mails.filter(({ text }) => text.includes('We are waiting for your answer')).length;

const pauses = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).clocks
    .find(({ measures }) => measures === 'resolution')!
    .segments.filter(({ why }) => why.startsWith('paused'))
    .map(({ from, to }) => [from, to]);
/** A policy under which silence does not end the pause. */
const notifyingOnly: Wiring = (parts) => {
  const chase = parts.policy.followUp.chase.map((each) => ({ ...each, whenSilent: 'tell' as const }));
  return { ...parts, policy: { ...parts.policy, followUp: { ...parts.policy.followUp, chase } } };
};

suite('case 28: chasing intervals follow the calendar (glpi-project/glpi#14492, #6527)', () => {
  test('case 28: the caller is asked again twice, each time after ten open hours; then the incident returns to the shift and its clocks run', async () => {
    assert.deepEqual([policy?.every, policy?.atMost, policy?.calendar], ['PT10H', 2, 'office']);
    const made = await paused();
    await made.clock.advance(hours(24 * 14));
    // Friday 10:00 to 18:00 is eight hours, so two more follow on Monday, and so on.
    assert.deepEqual(await chasesOf(made), [
      '2026-06-08T09:00:00Z callerChased',
      '2026-06-09T09:00:00Z callerChased',
      '2026-06-10T09:00:00Z givenBack',
    ]);
    assert.equal(asks(made), 2);
    const back = made.other.mails.filter(({ to, subject }) => to === shift && subject.includes('Given back to the shift'));
    assert.equal(back.length, 1);
    assert.match(back[0]!.text, /was asked again 2 times about INC-000001 and has not answered\. Its clocks run again/);
    assert.deepEqual(await pauses(made), [['2026-06-05T09:00:00Z', '2026-06-10T09:00:00Z']]);
    const { state, escalations } = await made.desk.incident(REFERENCE, analyst);
    assert.deepEqual(
      [state, escalations.find(({ step }) => step === 'JP-5')?.takenAt],
      ['open', '2026-06-10T12:00:00Z'],
      'three of the four hours to answer are gone three hours later',
    );
    assert.equal((await made.desk.verifyHistory(REFERENCE, assessor)).intact, true);
    for (const each of parseCases(JSON.stringify({ format: 1, cases: await made.desk.clockCases(REFERENCE, analyst) }), 'export'))
      assert.equal(answerCase(each).pass, true);
    await made.desk.close();
  });

  test('case 28: where the policy says so, the shift is notified and the clocks stay paused until somebody resumes', async () => {
    const made = await paused({ wiring: notifyingOnly });
    await made.clock.advance(hours(24 * 14));
    assert.deepEqual((await chasesOf(made)).slice(2), ['2026-06-10T09:00:00Z givenBack'], 'once');
    assert.equal((await made.desk.incident(REFERENCE, analyst)).state, 'paused');
    assert.deepEqual(await pauses(made), [['2026-06-05T09:00:00Z', '2026-06-19T09:00:00Z']]);
    assert.equal((await made.desk.verifyHistory(REFERENCE, assessor)).intact, true);
    await made.desk.close();
  });

  test('case 28: nobody is asked on a bank holiday', async () => {
    const made = await paused({ at: '2026-12-24T15:00:00Z' });
    await made.clock.advance(hours(24 * 7));
    // Christmas Day is a Friday, and the holiday in lieu of Boxing Day is the Monday.
    assert.deepEqual((await chasesOf(made)).slice(0, 2), [
      '2026-12-29T15:00:00Z callerChased',
      '2026-12-30T15:00:00Z callerChased',
    ]);
    await made.desk.close();
  });

  test('case 28: a caller who answers is not asked again, and a message to the caller restarts the interval', async () => {
    const made = await paused();
    await made.clock.advance(hours(6));
    await made.desk.command(REFERENCE, { do: 'respond', text: 'Which workstation?', channel: 'phone' }, analyst);
    await made.clock.advance(hours(24 * 3 - 1));
    assert.deepEqual(await chasesOf(made), []);
    assert.deepEqual(
      (await made.desk.incident(REFERENCE, analyst)).followUps.map(({ what, at }) => `${what} ${at}`),
      ['ask-again 2026-06-08T15:00:00Z'],
    );
    await made.desk.command(
      REFERENCE,
      { do: 'receiveReply', text: 'The one by the door.', messageId: '<one@ward.example>', from: 'amy.reid@ward4f.example' },
      person('caller', here),
    );
    await made.clock.advance(hours(24 * 14));
    assert.deepEqual([await chasesOf(made), (await made.desk.incident(REFERENCE, analyst)).state], [[], 'paused']);
    await made.desk.close();
  });

  test('case 28: the interval of each pause begins with that pause', async () => {
    const made = await paused();
    await made.clock.advance(hours(24 * 3 + 1));
    await made.desk.command(REFERENCE, { do: 'resume' }, analyst);
    await made.desk.command(REFERENCE, { do: 'pause', reason: 'awaiting-caller' }, analyst);
    await made.clock.advance(hours(24 * 14));
    assert.deepEqual(
      (await chasesOf(made)).map((line) => line.replace(/^(.{16}):00Z/, '$1')),
      [
        '2026-06-08T09:00 callerChased',
        '2026-06-09T10:00 callerChased',
        '2026-06-10T10:00 callerChased',
        '2026-06-11T10:00 givenBack',
      ],
    );
    await made.desk.close();
  });

  test('case 28: the shift telephones a caller without an address', async () => {
    const made = await paused({}, { caller: { name: 'Sister Amy Reid', organisation: here, telephone: '020 7946 0123' } });
    await made.clock.advance(hours(24 * 4));
    const letters = made.other.mails.filter(({ to, subject }) => to === shift && subject.includes('Ask the caller again'));
    assert.equal(letters.length, 2);
    assert.match(letters[0]!.text, /waits for Sister Amy Reid \(020 7946 0123\), who gave no mail address/);
    await made.desk.close();
  });

  test('case 28: a desk that was down asks once for all missed intervals, and continues from there', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'chasing-'));
    const file = join(dir, 'desk.db');
    const first = await paused({ file });
    await first.desk.close();
    await first.clock.advance(hours(24 * 14));
    const second = await testDesk({ ...first, file });
    await second.clock.advance(hours(24 * 7));
    assert.deepEqual(await chasesOf(second), [
      '2026-06-19T09:00:00Z callerChased',
      '2026-06-22T09:00:00Z callerChased',
      '2026-06-23T09:00:00Z givenBack',
    ]);
    assert.equal(asks(second), 2);
    await second.desk.close();
    await rm(dir, { recursive: true });
  });
});
