import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Policy } from '../../standards/index.ts';
import {
  analyst,
  contact,
  severityOne,
  shipped,
  system,
  testDesk,
  type TestDesk,
  type TestOptions,
} from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const roleOf = (number: string) => shipped.contacts.find(({ telephone }) => telephone === number)!.role;
const called = ({ other }: TestDesk) => other.calls.map(({ to }) => roleOf(to));
/**
 * A plan of one step that calls the duty manager at once, then deputy after deputy: head of ICT, programme, and back to the head
 * of ICT.
 */
const policy: Policy = {
  ...shipped,
  contacts: shipped.contacts.map((each) => {
    const deputy =
      { 'duty-manager': 'head-of-ict', 'head-of-ict': 'programme', programme: 'head-of-ict' }[each.role] ?? each.deputy;
    return deputy === undefined ? each : { ...each, deputy };
  }),
  escalation: {
    ...shipped.escalation,
    steps: shipped.escalation.steps
      .filter(({ id }) => id === 'OOH-1')
      .map((step) => ({ ...step, period: 'always' as const, then: { after: 'PT3M' } })),
  },
};
const wiring: TestOptions['wiring'] = (parts) => ({ ...parts, policy });

suite('when nobody acknowledges, the deputy is telephoned', () => {
  test('deputies are called one after the other under the same step, nobody twice, with planned and real time', async () => {
    const made = await testDesk({ wiring });
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(60));
    assert.deepEqual(called(made), ['duty-manager', 'head-of-ict', 'programme']);
    const [step, ...more] = (await made.desk.incident(REFERENCE, analyst)).escalations;
    assert.deepEqual(more, []);
    assert.deepEqual(step?.passedOn, [
      {
        to: 'head-of-ict',
        planned: '2026-06-05T09:03:00Z',
        takenAt: '2026-06-05T09:03:00Z',
        because: 'unacknowledged',
        holder: 'Margaret Lowe',
      },
      {
        to: 'programme',
        planned: '2026-06-05T09:06:00Z',
        takenAt: '2026-06-05T09:06:00Z',
        because: 'unacknowledged',
        holder: 'Stephen Amis',
      },
    ]);
    assert.match(made.other.calls[1]!.says, /^Not acknowledged until now\. Severity 1 incident INC-000001/);
    await made.desk.close();
  });

  test('no deputy is called after somebody pressed 1; a deputy who presses it owns the incident', async () => {
    const made = await testDesk({ wiring });
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(4));
    const call = (await made.desk.escalationByCall(made.other.calls[1]!.id))!;
    assert.deepEqual(call, { reference: REFERENCE, step: 'OOH-1', to: 'head-of-ict' });
    await made.desk.command(REFERENCE, { do: 'acknowledgeEscalation', step: call.step, by: call.to }, system);
    await made.clock.advance(minutes(60));
    assert.deepEqual([called(made).length, (await made.desk.incident(REFERENCE, analyst)).owner], [2, 'Margaret Lowe']);
    await made.desk.close();
  });

  test('the next deputy is called at once when the line is busy or nobody answers, with the reason', async () => {
    const made = await testDesk({ wiring });
    const { desk, clock, other } = made;
    const report = async (call: number, why: 'busy' | 'unanswered') => {
      const { id: callId } = other.calls[call]!;
      await desk.unreached(REFERENCE, { ...(await desk.escalationByCall(callId))!, why, callId });
    };
    await desk.open(contact(severityOne), analyst);
    await clock.advance(minutes(1));
    await report(0, 'unanswered');
    await report(0, 'unanswered');
    await clock.advance(minutes(0));
    await clock.advance(Temporal.Duration.from({ seconds: 1 }));
    await report(1, 'busy');
    await clock.advance(minutes(60));
    assert.deepEqual(called(made), ['duty-manager', 'head-of-ict', 'programme']);
    const [step] = (await desk.incident(REFERENCE, analyst)).escalations;
    assert.deepEqual(
      step?.passedOn.map(({ to, takenAt, because }) => [to, takenAt, because]),
      [
        ['head-of-ict', '2026-06-05T09:01:00Z', 'unanswered'],
        ['programme', '2026-06-05T09:01:01Z', 'busy'],
      ],
    );
    assert.deepEqual(
      step?.unreached.map(({ to, why }) => [to, why]),
      [
        ['duty-manager', 'unanswered'],
        ['head-of-ict', 'busy'],
      ],
    );
    const record = (await desk.incident(REFERENCE, analyst)).timeline.map(({ says }) => says);
    assert.ok(record.includes('The call of escalation OOH-1 to the head of ICT found the line busy.'));
    assert.match(record.join('\n'), /Escalation OOH-1 was not answered: the head of ICT is called next/);
    await desk.close();
  });

  test('the next deputy is shown in the plan beforehand', async () => {
    const made = await testDesk({ wiring });
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(1));
    const [, next] = (await made.desk.incident(REFERENCE, analyst)).escalations;
    assert.deepEqual(
      [next?.step, next?.to, next?.planned, next?.takenAt, next?.channels],
      ['OOH-1', 'head-of-ict', '2026-06-05T09:03:00Z', null, ['telephone']],
    );
    await made.desk.close();
  });

  test('the deputy is called once although the desk was down, and the next wait starts with that call', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'chain-'));
    const file = join(dir, 'desk.db');
    const first = await testDesk({ file, wiring });
    await first.desk.open(contact(severityOne), analyst);
    await first.clock.advance(minutes(1));
    await first.desk.close();
    await first.clock.advance(minutes(9));
    const second = await testDesk({ ...first, file, wiring });
    await second.clock.advance(minutes(0));
    await second.desk.close();
    const third = await testDesk({ ...first, file, wiring });
    await third.clock.advance(minutes(60));
    assert.deepEqual(called(third), ['duty-manager', 'head-of-ict', 'programme']);
    assert.deepEqual(
      (await third.desk.incident(REFERENCE, analyst)).escalations[0]?.passedOn.map(({ planned, takenAt }) => [planned, takenAt]),
      [
        ['2026-06-05T09:03:00Z', '2026-06-05T09:10:00Z'],
        ['2026-06-05T09:13:00Z', '2026-06-05T09:13:00Z'],
      ],
    );
    await third.desk.close();
    await rm(dir, { recursive: true });
  });
});
