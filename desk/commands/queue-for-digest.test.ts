import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { analyst, contact, severityOne, shipped, testDesk, type TestDesk } from '../testing/test-desk.ts';

const mailOf = (role: string) => shipped.contacts.find((each) => each.role === role)!.mail;
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const lettersTo = ({ other }: TestDesk, role: string) => other.mails.filter(({ to }) => to === mailOf(role));
const named = (text: string) => text.match(/INC-\d{6}/g) ?? [];
/** Steps taken for incidents 1 to `count`, from the incidents' own logs. */
const takenOf = async ({ desk }: TestDesk, count: number, step: string) =>
  (
    await Promise.all(
      Array.from({ length: count }, async (_, i) => desk.incident(`INC-${String(i + 1).padStart(6, '0')}`, analyst)),
    )
  )
    .filter(({ escalations }) => escalations.filter((each) => each.step === step && each.takenAt !== null).length === 1)
    .filter(({ timeline }) => timeline.filter(({ says }) => says === `Escalation ${step} went out by mail.`).length === 1).length;

suite('warnings by mail are collected into a digest (case 48)', () => {
  test('case 48: 500 warnings due at one instant are one letter that names each incident once', async () => {
    const made = await testDesk();
    await Promise.all(Array.from({ length: 500 }, async () => made.desk.open(contact(), analyst)));
    await made.clock.advance(minutes(90));
    const [letter, ...more] = lettersTo(made, 'analyst-on-shift');
    assert.equal(more.length, 0);
    assert.equal(letter?.subject, 'Escalation: 500 warnings');
    assert.equal(new Set(named(letter.text)).size, 500);
    assert.equal(named(letter.text).length, 500);
    assert.equal(await takenOf(made, 500, 'JP-5'), 500);
    await made.desk.close();
  });

  test('case 48: of 500 warnings spread over a quarter of an hour, the first leave at once and one digest holds the others, each once and none late', async () => {
    const made = await testDesk();
    for (let minute = 0; minute < 15; minute++) {
      const count = minute < 5 ? 34 : 33;
      await Promise.all(Array.from({ length: count }, async () => made.desk.open(contact(), analyst)));
      await made.clock.advance(minutes(1));
    }
    await made.clock.advance(minutes(90));
    const letters = lettersTo(made, 'analyst-on-shift');
    assert.deepEqual(
      letters.map(({ subject }) => subject),
      ['Escalation: 34 warnings', 'Escalation: 466 warnings'],
    );
    assert.equal(new Set(letters.map(({ messageId }) => messageId)).size, 2);
    assert.equal(new Set(letters.flatMap(({ text }) => named(text))).size, 500);
    assert.equal(await takenOf(made, 500, 'JP-5'), 500);
    await made.desk.close();
  });

  test('a single warning leaves at once, about its incident', async () => {
    const made = await testDesk();
    await made.desk.open(contact(), analyst);
    await made.clock.advance(minutes(90));
    const [letter] = lettersTo(made, 'analyst-on-shift');
    assert.equal(letter?.subject, '[INC-000001] Escalation: Records do not open');
    assert.deepEqual(
      await made.desk.threadsOf({ inReplyTo: letter.messageId, references: [], subject: 'Re: Escalation' }),
      ['INC-000001'],
      'an answer to it is about that incident',
    );
    await made.desk.close();
  });

  test('no warning waits past the time that it warns of', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(2));
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(20));
    // Three quarters of 15 minutes have passed at 11:15. The second incident's warning, at 13:15, is sent with half of its 3:45
    // left.
    const letters = lettersTo(made, 'team-lead');
    assert.deepEqual(
      letters.flatMap(({ text }) => named(text)),
      ['INC-000001', 'INC-000002'],
    );
    const sent = (await made.desk.incident('INC-000002', analyst)).timeline.find(
      ({ says }) => says === 'Escalation JP-1 went out by mail.',
    );
    assert.equal(sent?.at, '2026-06-05T09:15:07.5Z');
    await made.desk.close();
  });

  test('case 48: no warning is lost or sent twice when the desk stops while a digest is collected', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'digest-'));
    const file = join(dir, 'desk.db');
    const first = await testDesk({ file });
    for (let i = 0; i < 4; i++) {
      await first.desk.open(contact(), analyst);
      await first.clock.advance(minutes(1));
    }
    await first.clock.advance(minutes(90));
    assert.equal(lettersTo(first, 'analyst-on-shift').length, 1);
    await first.desk.close();
    const second = await testDesk({ file, clock: first.clock, ids: first.ids, other: first.other });
    second.other.failures.mail.push(new Error('the relay is away'));
    await second.clock.advance(minutes(30));
    const letters = lettersTo(second, 'analyst-on-shift');
    assert.deepEqual(
      letters.map(({ text }) => named(text)),
      [['INC-000001'], ['INC-000002', 'INC-000003', 'INC-000004']],
    );
    assert.equal(await takenOf(second, 4, 'JP-5'), 4);
    await second.desk.close();
    await rm(dir, { recursive: true });
  });
});
