import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { answerCase, parseCases } from '../../../service-levels/index.ts';
import type { Command } from '../../domain/incident/commands.ts';
import {
  analyst,
  assessor,
  contact,
  dutyManager,
  person,
  severityOne,
  shipped,
  testDesk,
  type TestDesk,
} from '../../testing/test-desk.ts';
import { printExplanation } from '../../views/explain/index.ts';

const REFERENCE = 'INC-000001';
const DUE = '2026-06-05T15:00:00Z';
const setTo = (due = DUE, clock: 'response' | 'resolution' = 'resolution'): Command => ({
  do: 'setDeadline',
  clock,
  due,
  reason: 'Agreed with the ward sister.',
});
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const mailOf = (role: string) => shipped.contacts.find((each) => each.role === role)!.mail;

const resolutionOf = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).clocks.find((c) => c.measures === 'resolution')!;
const warnings = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).escalations
    .filter(({ step }) => step.startsWith('JP'))
    .map(({ step, planned }) => `${step} ${planned.slice(11, 16)}`);

/** Opened at 09:00 UTC at severity 1 (Platinum: two hours round the clock), owned and answered. */
async function opened(idle = true): Promise<TestDesk> {
  const made = await testDesk({ idle });
  await made.desk.open(contact(severityOne), analyst);
  await made.desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
  await made.desk.command(REFERENCE, { do: 'respond', text: 'On it.', channel: 'phone' }, analyst);
  return made;
}

suite('case 25: a deadline set by hand is not moved by pause or resume (glpi-project/glpi#17186, #16236)', () => {
  test('case 25: neither pause, resume nor a new severity moves it, and the target is counted on beside it', async () => {
    const made = await opened();
    const { desk, clock } = made;
    await desk.command(REFERENCE, setTo(), dutyManager);
    assert.equal((await resolutionOf(made)).byHand?.promised, '2026-06-05T11:00:00Z');
    for (const command of [
      { do: 'pause', reason: 'awaiting-caller' },
      { do: 'resume' },
      { do: 'reclassify', impact: '3', urgency: '3', reason: 'one ward' },
    ] as const) {
      await clock.advance(minutes(20));
      await desk.command(REFERENCE, command, analyst);
      const { due, byHand, elapsedMs } = await resolutionOf(made);
      assert.deepEqual([due, byHand?.due], [DUE, DUE], `after ${command.do}`);
      assert.ok(elapsedMs <= 60 * 60_000);
    }
    assert.equal(
      (await resolutionOf(made)).byHand?.promised,
      '2026-06-06T09:20:00Z',
      'severity 3 has a day, and 20 minutes were paused',
    );
    assert.equal((await desk.verifyHistory(REFERENCE, assessor)).intact, true);
    for (const each of parseCases(JSON.stringify({ format: 1, cases: await desk.clockCases(REFERENCE, analyst) }), 'export'))
      assert.equal(answerCase(each).pass, true);
    await desk.close();
  });

  test('case 25: only the duty manager sets and withdraws it, with a reason, in the future, while the incident is open', async () => {
    const { desk } = await opened();
    const refused = async (command: Command, code: string, actor = dutyManager) =>
      assert.rejects(desk.command(REFERENCE, command, actor), { name: 'Refusal', code });
    await refused(setTo(), 'forbidden', analyst);
    await refused(setTo('2026-06-05T08:59:00Z'), 'invalid');
    await refused(setTo('tomorrow'), 'invalid');
    await refused({ ...setTo(), reason: ' ' } as Command, 'missing-data');
    await refused(setTo(DUE, 'response'), 'wrong-state');
    await refused({ do: 'withdrawDeadline', clock: 'resolution', reason: 'No.' }, 'wrong-state');
    await desk.command(REFERENCE, { do: 'resolve', how: 'Restarted.' }, analyst);
    await refused(setTo(), 'wrong-state');
    await desk.close();
  });

  test('case 25: after withdrawal or reopening the incident has its target again', async () => {
    const made = await opened();
    await made.desk.command(REFERENCE, setTo(), dutyManager);
    await made.desk.command(REFERENCE, { do: 'withdrawDeadline', clock: 'resolution', reason: 'A mistake.' }, dutyManager);
    assert.deepEqual([(await resolutionOf(made)).due, (await resolutionOf(made)).byHand], ['2026-06-05T11:00:00Z', null]);
    await made.desk.command(REFERENCE, setTo(), dutyManager);
    await made.clock.advance(minutes(420));
    await made.desk.command(REFERENCE, { do: 'resolve', how: 'Restarted.' }, analyst);
    const { state, breached, byHand, due } = await resolutionOf(made);
    assert.deepEqual([state, breached, byHand?.missed, due], ['stopped', true, true, '2026-06-05T11:00:00Z']);
    await made.desk.command(REFERENCE, { do: 'reopen', reason: 'Still broken.' }, analyst);
    assert.equal((await resolutionOf(made)).byHand, null);
    await made.desk.close();
  });

  test('case 25: percentage warnings follow it from when it was set, and no pause moves them', async () => {
    const made = await opened();
    await made.clock.advance(minutes(30));
    await made.desk.command(REFERENCE, setTo('2026-06-05T13:30:00Z'), dutyManager);
    const planned = ['JP-2 11:30', 'JP-3 12:30', 'JP-4 13:06'];
    assert.deepEqual(await warnings(made), planned);
    await made.desk.command(REFERENCE, { do: 'pause', reason: 'awaiting-caller' }, analyst);
    assert.deepEqual(await warnings(made), planned);
    await made.desk.command(REFERENCE, { do: 'withdrawDeadline', clock: 'resolution', reason: 'A mistake.' }, dutyManager);
    assert.deepEqual(await warnings(made), [], 'the target and its warnings pause with the incident');
    await made.desk.close();
  });

  test('case 25: without open hours until then, the percentage is of real time', async () => {
    const made = await testDesk({ at: '2026-06-05T18:00:00Z', idle: true });
    await made.desk.open(contact({ service: 'ward-network', impact: '2', urgency: '2' }), analyst);
    const { severity } = await made.desk.incident(REFERENCE, analyst);
    assert.equal(severity, '2');
    await made.desk.command(REFERENCE, setTo('2026-06-05T20:00:00Z'), dutyManager);
    assert.ok((await warnings(made)).includes('JP-2 19:00'), String(await warnings(made)));
    await made.desk.close();
  });

  test('case 25: each warning is mailed once, at its time', async () => {
    const made = await opened(false);
    await made.desk.command(REFERENCE, setTo('2026-06-05T13:00:00Z'), dutyManager);
    await made.clock.advance(minutes(240));
    const of = (role: string) =>
      made.other.mails
        .filter(({ to, text }) => to === mailOf(role) && /time to restore|miss its target/.test(text))
        .map(({ subject }) => subject);
    for (const role of ['duty-manager', 'head-of-ict', 'programme'])
      assert.deepEqual(of(role), ['[INC-000001] Escalation: Records do not open'], role);
    assert.deepEqual(
      (await made.desk.incident(REFERENCE, analyst)).escalations
        .filter(({ step }) => step.startsWith('JP'))
        .map(({ step, takenAt }) => `${step} ${takenAt?.slice(11, 16)}`),
      ['JP-2 11:00', 'JP-3 12:00', 'JP-4 12:36'],
    );
    await made.desk.close();
  });

  test('case 25: the explanation names who set it by hand and why; only staff see the reason', async () => {
    const made = await opened();
    await made.desk.command(REFERENCE, setTo(), dutyManager);
    const printed = printExplanation(await made.desk.explain(REFERENCE, assessor));
    assert.match(
      printed,
      /Set by hand: due Fri 5 Jun 2026, 16:00, and no pause or severity moves it\. By The duty-manager on Fri 5 Jun 2026, 10:00: Agreed with the ward sister\./,
    );
    assert.match(printed, /Due: Fri 5 Jun 2026, 12:00/, 'the arithmetic of the target is shown too');
    const requester = person('requester', (await made.desk.incident(REFERENCE, analyst)).organisation);
    const theirs = printExplanation(await made.desk.explain(REFERENCE, requester));
    assert.match(theirs, /Set by hand: due Fri 5 Jun 2026, 16:00/);
    assert.doesNotMatch(theirs, /ward sister|The duty-manager/);
    await made.desk.close();
  });
});
