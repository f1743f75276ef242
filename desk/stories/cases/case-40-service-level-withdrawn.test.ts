import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Wiring } from '../../parts.ts';
import { analyst, assessor, contact, dutyManager, severityOne, testDesk, type TestDesk } from '../../testing/test-desk.ts';
import { copyOfShipped } from '../../../standards/testing/copy.ts';

const [OPEN, CLOSED] = ['INC-000001', 'INC-000002'];
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

/** The shipped policy after an edit of its file: the Care Records Service has no service level any more. */
async function withdrawnPolicy(): Promise<Wiring> {
  await using copy = await copyOfShipped();
  const policy = await copy.spoilt('services.yaml', (text) => text.replace('tier: platinum', 'tier: none'));
  return (parts) => ({ ...parts, policy });
}
const withdrawn = await withdrawnPolicy();

suite('case 40: a service level that is withdrawn (zammad/zammad#4353, #4359)', () => {
  let dir = '';
  let made = 0;
  before(async () => void (dir = await mkdtemp(join(tmpdir(), 'withdrawn-'))));
  after(async () => rm(dir, { recursive: true, force: true }));

  /** Two of severity 1, both owned, answered and handed off; the second closed. Ten minutes later the desk stops. */
  async function before40(): Promise<TestDesk & { readonly file: string }> {
    const file = join(dir, `desk-${++made}.db`);
    const first = await testDesk({ file });
    for (const reference of [OPEN, CLOSED]) {
      await first.desk.open(contact(severityOne), analyst);
      await first.desk.command(reference, { do: 'acknowledge' }, analyst);
      await first.desk.command(reference, { do: 'respond', text: 'On it.', channel: 'phone' }, analyst);
    }
    await first.clock.advance(minutes(10));
    for (const command of [{ do: 'resolve', how: 'Restarted.' }, { do: 'confirm' }, { do: 'close' }] as const)
      await first.desk.command(CLOSED, command, analyst);
    await first.clock.advance(minutes(15));
    await first.desk.close();
    return { ...first, file };
  }
  const clocks = async ({ desk }: TestDesk, reference: string) =>
    (await desk.incident(reference, analyst)).clocks.map(({ measures, state, elapsedMs, targetMs }) => [
      measures,
      state,
      elapsedMs,
      targetMs,
    ]);

  test('case 40: open incidents lose their running clocks, with the warnings and updates that depend on them', async () => {
    const first = await before40();
    const again = await testDesk({ ...first, wiring: withdrawn });
    // The notices of a major incident are promised by the room, not by a service level.
    const mails = () => again.other.mails.filter(({ subject }) => !subject.includes('A notice is overdue')).length;
    const mailed = mails();
    await again.clock.advance(minutes(24 * 60));
    assert.deepEqual(
      await clocks(again, OPEN),
      [['response', 'stopped', 0, 900_000]],
      'a stopped clock keeps its signed reading',
    );
    assert.equal(mails(), mailed, 'no warning, and no update to the caller that no target asks for');
    assert.deepEqual(
      (await again.desk.incident(OPEN, analyst)).escalations.filter(({ takenAt }) => takenAt === null),
      [],
    );
    assert.deepEqual((await again.desk.escalating(Temporal.Duration.from({ hours: 24 }), analyst)).items, []);
    await again.desk.close();
  });

  test('case 40: closed incidents keep their stopped clocks, and every history is intact', async () => {
    const first = await before40();
    const frozen = [
      ['response', 'stopped', 0, 900_000],
      ['resolution', 'stopped', 600_000, 7_200_000],
    ];
    const again = await testDesk({ ...first, wiring: withdrawn });
    await again.clock.advance(minutes(60));
    assert.deepEqual(await clocks(again, CLOSED), frozen);
    for (const reference of [OPEN, CLOSED])
      assert.deepEqual((await again.desk.verifyHistory(reference, assessor)).intact, true, reference);
    assert.ok((await again.desk.explain(CLOSED, assessor)).clocks.every((clock) => clock.frozen?.signed));
    await again.desk.close();
  });

  test('case 40: an incident without a service level is worked and closed like any other, and has no deadline to set', async () => {
    const made = await testDesk({ wiring: withdrawn });
    await made.desk.open(contact(severityOne), analyst);
    assert.deepEqual((await made.desk.incident(OPEN, analyst)).clocks, []);
    await assert.rejects(
      made.desk.command(OPEN, { do: 'setDeadline', clock: 'resolution', due: '2026-06-05T15:00:00Z', reason: 'x' }, dutyManager),
      { code: 'invalid' },
    );
    // Escalation to an owner belongs to the plan and not to the service level: severity 1 without an owner is escalated without any
    // target.
    const steps = (await made.desk.incident(OPEN, analyst)).escalations.map(({ step }) => step.slice(0, 2));
    assert.ok(steps.includes('IH') && !steps.includes('JP'), String(steps));
    for (const command of [
      { do: 'acknowledge' },
      { do: 'pause', reason: 'awaiting-caller' },
      { do: 'resume' },
      { do: 'resolve', how: 'Restarted.' },
      { do: 'confirm' },
      { do: 'close' },
    ] as const)
      await made.desk.command(OPEN, command, analyst);
    assert.equal((await made.desk.incident(OPEN, analyst)).state, 'closed');
    assert.equal((await made.desk.verifyHistory(OPEN, assessor)).intact, true);
    await made.desk.close();
  });

  test('case 40: when the service level returns, the clock counts from the opening and warns only of what lies ahead', async () => {
    const first = await before40();
    const without = await testDesk({ ...first, wiring: withdrawn });
    await without.clock.advance(minutes(10));
    await without.desk.close();
    const back = await testDesk({ ...first });
    await back.clock.settle();
    assert.deepEqual((await clocks(back, OPEN)).at(-1), ['resolution', 'running', 35 * 60_000, 7_200_000]);
    await back.clock.advance(minutes(24 * 60));
    const taken = (await back.desk.incident(OPEN, analyst)).escalations
      .filter(({ step, takenAt }) => step.startsWith('JP') && takenAt !== null)
      .map(({ step, takenAt }) => `${step} ${takenAt?.slice(11, 16)}`);
    assert.deepEqual(taken, ['JP-2 10:00', 'JP-3 10:30', 'JP-4 10:48']);
    await back.desk.close();
  });
});
