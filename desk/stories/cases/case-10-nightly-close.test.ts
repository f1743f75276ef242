import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { nightAfter } from '../../domain/follow-up/index.ts';
import type { Wiring } from '../../parts.ts';
import { analyst, contact, person, shipped, testDesk, type TestDesk, type TestOptions } from '../../testing/test-desk.ts';
import type { Policy } from '../../../standards/index.ts';

const REFERENCE = 'INC-000001';
const hours = (n: number) => Temporal.Duration.from({ hours: n });
const london = (local: string) => String(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/London').toInstant());

/** Opened, resolved and confirmed now. */
async function confirmed({ desk, clock }: TestDesk, reference = REFERENCE): Promise<void> {
  await desk.open(contact({ service: 'ward-network' }), analyst);
  await desk.command(reference, { do: 'resolve', how: 'Restarted.' }, analyst);
  await desk.command(reference, { do: 'confirm' }, analyst);
  await clock.settle();
}
const closings = async ({ desk }: TestDesk, reference = REFERENCE) =>
  (await desk.incident(reference, analyst)).timeline
    .filter(({ type }) => type === 'closed')
    .map(({ at, says }) => `${at} ${says}`);
const CLOSED = 'Closed automatically: the caller had confirmed that it works again.';

suite('case 10: the nightly closing runs once on the nights of the clock changes (mnemosyne-systems/billetsys#175)', () => {
  const zone = 'Europe/London';
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['an ordinary night', '2026-06-05T12:00:00Z', '01:30', '2026-06-06T00:30:00Z'],
    ['before half past one, the same night', '2026-06-06T00:10:00Z', '01:30', '2026-06-06T00:30:00Z'],
    ['on the dot, the next night', '2026-06-06T00:30:00Z', '01:30', '2026-06-07T00:30:00Z'],
    ['the time that spring skips', '2026-03-28T12:00:00Z', '01:30', '2026-03-29T01:30:00Z'],
    ['after it', '2026-03-29T01:30:00Z', '01:30', '2026-03-30T00:30:00Z'],
    ['the time that autumn repeats, the first of two', '2026-10-24T12:00:00Z', '01:30', '2026-10-25T00:30:00Z'],
    ['between the two', '2026-10-25T00:45:00Z', '01:30', '2026-10-26T01:30:00Z'],
    ['as the second begins', '2026-10-25T01:30:00Z', '01:30', '2026-10-26T01:30:00Z'],
  ];
  for (const [name, after, at, expected] of rows)
    test(`case 10: ${name}`, () => assert.equal(String(nightAfter(Temporal.Instant.from(after), at, zone)), expected));

  test('case 10: a date that its zone skips has no nightly closing', () => {
    const after = Temporal.Instant.from('2011-12-30T09:00:00Z');
    assert.equal(String(nightAfter(after, '01:30', 'Pacific/Apia')), '2011-12-30T11:30:00Z');
  });

  const nights: readonly (readonly [string, string, string])[] = [
    ['in spring', '2026-03-28T12:00', '2026-03-29T01:30:00Z'],
    ['in autumn', '2026-10-24T12:00', '2026-10-25T00:30:00Z'],
  ];
  for (const [name, from, closed] of nights)
    test(`case 10: a confirmed incident is closed once ${name}, and its caller is notified once`, async () => {
      const made = await testDesk({ at: london(from) });
      await confirmed(made);
      await made.clock.advance(hours(60));
      assert.deepEqual(await closings(made), [`${closed} ${CLOSED}`]);
      assert.equal(made.other.mails.filter(({ text }) => text.includes('is closed, as you confirmed')).length, 1);
      assert.equal((await made.desk.incident(REFERENCE, analyst)).state, 'closed');
      await made.desk.close();
    });

  test('case 10: a desk restarted within the repeated hour neither closes an incident again nor closes one of the next night', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'nightly-'));
    const file = join(dir, 'desk.db');
    const first = await testDesk({ at: london('2026-10-25T00:50'), file });
    await confirmed(first);
    await first.clock.advance(Temporal.Duration.from({ minutes: 50 }));
    assert.equal((await closings(first)).length, 1, 'at 01:30 summer time');
    await first.desk.command(REFERENCE, { do: 'reopen', reason: 'Still broken.' }, analyst);
    await first.desk.command(REFERENCE, { do: 'resolve', how: 'Replaced.' }, analyst);
    await first.desk.command(REFERENCE, { do: 'confirm' }, analyst);
    await first.desk.close();
    // 01:10 winter time, and 01:30 comes a second time.
    await first.clock.advance(Temporal.Duration.from({ minutes: 30 }));
    const second = await testDesk({ ...first, file });
    await second.clock.advance(hours(12));
    assert.equal((await closings(second)).length, 1);
    await second.clock.advance(hours(24));
    assert.deepEqual(await closings(second), [`2026-10-25T00:30:00Z ${CLOSED}`, `2026-10-26T01:30:00Z ${CLOSED}`]);
    await second.desk.close();
    await rm(dir, { recursive: true });
  });

  test('case 10: a desk that was down that night closes it once, as soon as it is up', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'nightly-'));
    const file = join(dir, 'desk.db');
    const first = await testDesk({ at: london('2026-10-24T12:00'), file });
    await confirmed(first);
    await first.desk.close();
    await first.clock.advance(hours(96));
    const second = await testDesk({ ...first, file });
    await second.clock.advance(hours(48));
    assert.deepEqual(await closings(second), [`2026-10-28T11:00:00Z ${CLOSED}`]);
    await second.desk.close();
    await rm(dir, { recursive: true });
  });

  test('case 10: two desks on one store close each incident once, and notify each caller once', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'nightly-'));
    const file = join(dir, 'desk.db');
    const asleep = await testDesk({ at: london('2026-10-24T12:00'), file, idle: true });
    const references = Array.from({ length: 12 }, (_, i) => `INC-${String(i + 1).padStart(6, '0')}`);
    for (const reference of references) await confirmed(asleep, reference);
    await asleep.desk.close();
    const [one, two] = [await testDesk({ ...asleep, file }), await testDesk({ ...asleep, file })];
    await one.clock.advance(hours(48));
    for (const reference of references) {
      assert.deepEqual(await closings(one, reference), [`2026-10-25T00:30:00Z ${CLOSED}`]);
      assert.ok((await one.desk.verifyHistory(reference, analyst)).intact);
    }
    const closedLetters = asleep.other.mails.filter(({ text }) => text.includes('is closed, as you confirmed'));
    assert.deepEqual(closedLetters.map(({ subject }) => subject.slice(1, 11)).toSorted(), references);
    await one.desk.close();
    await two.desk.close();
    await rm(dir, { recursive: true });
  });
});

test('case 10: two processes that wake after that night close each incident once between them, and notify each caller once', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nightly-'));
  const file = join(dir, 'desk.db');
  const asleep = await testDesk({ at: london('2026-10-24T12:00'), file, idle: true });
  const references = Array.from({ length: 12 }, (_, i) => `INC-${String(i + 1).padStart(6, '0')}`);
  for (const reference of references) await confirmed(asleep, reference);
  await asleep.desk.close();
  // 01:35 for the second time.
  const at = '2026-10-25T01:35:00Z';
  const two = [1, 2].map(() => fork(new URL('../../testing/one-of-two.ts', import.meta.url), [file, at]));
  await Promise.all(two.map(async (child) => once(child, 'message')));
  const delivered = await Promise.all(
    two.map(async (child) => {
      child.send('go');
      const [[report]] = (await Promise.all([once(child, 'message'), once(child, 'exit')])) as [[{ mails: string[] }], unknown];
      return report.mails;
    }),
  );
  const after = await testDesk({ file, at, idle: true });
  for (const reference of references) assert.deepEqual(await closings(after, reference), [`${at} ${CLOSED}`]);
  await after.desk.close();
  await rm(dir, { recursive: true });
  // Two letters each: the question whether it works again, and the notice that it is closed.
  assert.equal(delivered.flat().length, 24);
  assert.equal(new Set(delivered.flat()).size, 24, 'no letter was sent twice');
});

suite('case 10: silence does not confirm, unless the policy says so', () => {
  const unanswered: Wiring = (parts) => ({
    ...parts,
    policy: {
      ...shipped,
      followUp: {
        ...shipped.followUp,
        nightlyClose: {
          at: '01:30',
          calendar: 'office',
          unanswered: { askAgainAfter: 'PT20H', after: 'PT50H' },
        },
      },
    } satisfies Policy,
  });
  /**
   * Friday 5 June 2026, 10:00 in London. With ten open hours a day, the question is repeated on Tuesday at 10:00 and the incident
   * closes on the Friday after.
   */
  const resolved = async (options: TestOptions) => {
    const made = await testDesk(options);
    await made.desk.open(contact({ service: 'ward-network' }), analyst);
    await made.desk.command(REFERENCE, { do: 'resolve', how: 'Restarted.' }, analyst);
    return made;
  };
  const asked = async ({ desk }: TestDesk) =>
    (await desk.incident(REFERENCE, analyst)).timeline.filter(({ type }) => type === 'callerChased' || type === 'callerAsked')
      .length;

  test('case 10: under the shipped policy an unconfirmed incident stays open for months, and its caller is asked once', async () => {
    const made = await resolved({});
    await made.clock.advance(hours(24 * 90));
    assert.deepEqual([(await made.desk.incident(REFERENCE, analyst)).state, await asked(made)], ['resolved', 1]);
    await made.desk.close();
  });

  test('case 10: under such a policy the caller is asked twice and has five working days', async () => {
    const made = await resolved({ wiring: unanswered });
    await made.clock.advance(hours(24 * 30));
    assert.deepEqual(await closings(made), [
      '2026-06-13T00:30:00Z Closed automatically: the caller was asked twice whether it works again and did not answer.',
    ]);
    const times = (await made.desk.incident(REFERENCE, analyst)).timeline.filter(({ type }) => type === 'callerChased');
    assert.deepEqual(
      times.map(({ at }) => at),
      ['2026-06-09T09:00:00Z'],
    );
    assert.match(made.other.mails.at(-1)!.text, /We asked you twice .* is closed\. If it does not work, tell us/);
    await made.desk.close();
  });

  test('case 10: an incident whose caller answers is not closed by silence', async () => {
    const made = await resolved({ wiring: unanswered });
    await made.clock.advance(hours(24));
    await made.desk.command(
      REFERENCE,
      { do: 'receiveReply', text: 'I will look on Monday.', messageId: '<one@ward.example>', from: 'amy.reid@ward4f.example' },
      person('caller', (await made.desk.incident(REFERENCE, analyst)).organisation),
    );
    await made.clock.advance(hours(24 * 30));
    assert.deepEqual([(await made.desk.incident(REFERENCE, analyst)).state, await asked(made)], ['resolved', 1]);
    await made.desk.close();
  });
});
