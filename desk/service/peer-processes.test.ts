import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { virtualClock } from '../../kernel/index.ts';
import { analyst, contact, severityOne, shipped, testDesk, type TestDesk, type TestOptions } from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const seconds = (n: number) => Temporal.Duration.from({ seconds: n });
const NINE = '2026-06-05T09:00:00Z';
const numberOf = (role: string) => shipped.contacts.find((each) => each.role === role)!.telephone;
const called = ({ other }: TestDesk) => other.calls.map(({ to }) => to);

suite('two desk processes on one store', () => {
  let dir = '';
  before(async () => void (dir = await mkdtemp(join(tmpdir(), 'neighbours-'))));
  after(async () => rm(dir, { recursive: true, force: true }));
  let made = 0;
  const store = () => join(dir, `desk-${++made}.db`);

  test('rows claimed by a killed process are sent once by the other, within half a minute', async () => {
    const file = store();
    const asleep = await testDesk({ file, idle: true });
    await asleep.desk.open(contact(severityOne), analyst);
    await asleep.desk.close();
    const child = fork(new URL('../testing/one-that-hangs.ts', import.meta.url), [file, NINE]);
    await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const other = await testDesk({ file, at: NINE });
    await other.clock.advance(seconds(29));
    assert.deepEqual(called(other), [], 'the first process may still be sending');
    await other.clock.advance(seconds(2));
    assert.deepEqual(called(other), [numberOf('team-lead')]);
    await other.clock.advance(seconds(120));
    assert.deepEqual(called(other).length, 1);
    const { escalations } = await other.desk.incident(REFERENCE, analyst);
    assert.equal(escalations.filter(({ step, takenAt }) => step === 'IH-1' && takenAt !== null).length, 1);
    await other.desk.close();
  });

  test('a slow sending is not taken over while its process lives', async () => {
    const file = store();
    const clock = virtualClock(Temporal.Instant.from(NINE));
    const slowly: TestOptions['wiring'] = (parts) => ({
      ...parts,
      outbound: {
        ...parts.outbound,
        async telephone(call) {
          await clock.sleep(seconds(100), { lend: true });
          return parts.outbound.telephone(call);
        },
      },
    });
    const slow = await testDesk({ file, clock, wiring: slowly });
    const other = await testDesk({ file, clock });
    await clock.settle();
    await slow.desk.open(contact(severityOne), analyst);
    await clock.advance(seconds(200));
    assert.deepEqual([called(slow), called(other)], [[numberOf('team-lead')], []]);
    await other.desk.close();
    await slow.desk.close();
  });

  test('the timers of a dead process are kept by the other: overdue ones within five seconds, the rest on time', async () => {
    const file = store();
    const first = await testDesk({ file });
    await first.clock.settle();
    const other = await testDesk({ file, at: NINE });
    await other.clock.settle();
    // Stops its clock, which simulates a dead process.
    await first.desk.open(contact(severityOne), analyst);
    await first.clock.settle();
    await other.clock.advance(Temporal.Duration.from({ minutes: 16 }));
    assert.deepEqual(
      (await other.desk.incident(REFERENCE, analyst)).escalations.flatMap(({ step, takenAt }) =>
        takenAt === null ? [] : [`${step} ${takenAt.slice(11, 19)}`],
      ),
      ['IH-1 09:00:05', 'IH-2 09:05:00', 'JP-1 09:11:15', 'IH-3 09:15:00', 'IH-4 09:15:00', 'MI-1 09:15:00'],
    );
    await other.desk.close();
  });

  /** The only timer of a desk without peers: the month's reports. */
  const END_OF_MONTH = '2026-06-30T23:00:00Z';
  const nextOf = async ({ clock }: Awaited<ReturnType<typeof testDesk>>) => String((await clock.asFollower.state()).next);

  test('a process without peers sets no timer, whether it never had any or they have left', async () => {
    const file = store();
    const [one, two] = [await testDesk({ file }), await testDesk({ file })];
    await Promise.all([one.clock.settle(), two.clock.settle()]);
    await two.desk.close();
    await one.clock.advance(seconds(60));
    assert.equal(await nextOf(one), END_OF_MONTH);
    await one.desk.close();
  });

  test('a process that died without leaving is removed after a while', async () => {
    const file = store();
    const dead = await testDesk({ file });
    await dead.clock.settle();
    const one = await testDesk({ file });
    await one.clock.settle();
    assert.notEqual(await nextOf(one), END_OF_MONTH);
    await one.clock.advance(seconds(160));
    assert.equal(await nextOf(one), END_OF_MONTH);
    await one.desk.close();
  });
});
