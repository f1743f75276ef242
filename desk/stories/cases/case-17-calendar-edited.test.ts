import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { answerCase, parseCases } from '../../../service-levels/index.ts';
import { analyst, assessor, contact, dutyManager, severityOne, testDesk, type TestDesk } from '../../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
after(() => rmSync(folder, { recursive: true }));
const hours = (n: number) => Temporal.Duration.from({ hours: n });
const dueOf = async ({ desk }: TestDesk, measures: string) =>
  (await desk.incident(REFERENCE, analyst)).clocks.find((clock) => clock.measures === measures)!.due;

/** Friday at ten, an incident of a service in office hours (08:00-18:00): 20 hours to resolve at severity 3, so it is due on Tuesday at ten. */
async function opened(options: Parameters<typeof testDesk>[0] = {}): Promise<TestDesk> {
  const made = await testDesk(options);
  await made.desk.open(contact({ service: 'ward-network' }), analyst);
  return made;
}
const SHORTER = {
  from: '2026-06-08T00:00',
  week: { mon: ['10:00-16:00'], tue: ['10:00-16:00'], wed: ['10:00-16:00'], thu: ['10:00-16:00'], fri: ['10:00-16:00'] },
  closures: ['2026-06-09'],
  reason: 'Building works.',
};

suite(
  'case 17 and case 19: a calendar is edited while incidents run (iTop sla-computation 2.1.9; zammad#534, frappe/helpdesk#2449)',
  () => {
    test('case 19: running clocks are recomputed with the new version, stopped ones stay, and the history is intact', async () => {
      const made = await opened();
      const { desk, clock } = made;
      await clock.advance(hours(1));
      await desk.command(REFERENCE, { do: 'respond', text: 'On it.', channel: 'phone' }, analyst);
      assert.equal(await dueOf(made, 'resolution'), '2026-06-09T09:00:00Z');
      const response = (await desk.incident(REFERENCE, analyst)).clocks[0]!;
      const edited = await desk.editCalendar('office', SHORTER, dutyManager);
      assert.deepEqual(
        edited.versions.map(({ from, holds, edited: by }) => [from, holds, by?.reason]),
        [
          [undefined, 'now', undefined],
          ['2026-06-07T23:00:00Z', 'to come', 'Building works.'],
        ],
      );
      // Eight hours on Friday, six on Monday, none on Tuesday, six on Wednesday.
      assert.equal(await dueOf(made, 'resolution'), '2026-06-10T15:00:00Z');
      assert.deepEqual((await desk.incident(REFERENCE, analyst)).clocks[0], response);
      assert.equal((await desk.verifyHistory(REFERENCE, assessor)).intact, true);
      for (const each of parseCases(JSON.stringify({ format: 1, cases: await desk.clockCases(REFERENCE, analyst) }), 'export'))
        assert.equal(answerCase(each).pass, true);
      const line = (await desk.explain(REFERENCE, analyst)).clocks
        .find(({ measures }) => measures === 'resolution')!
        .statement.at(-1)!;
      assert.deepEqual([line.calendar, line.version], ['office', 1]);
      await desk.close();
    });

    test('case 19: the plan’s warnings follow the edited calendar', async () => {
      const made = await testDesk({ at: '2026-06-05T15:00:00+01:00' });
      const { desk, clock } = made;
      await desk.open(contact({ ...severityOne, service: 'ward-network' }), analyst);
      await desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
      await desk.command(REFERENCE, { do: 'respond', text: 'On it.', channel: 'phone' }, analyst);
      // Half of four hours would have passed at 17:00 on Friday; now the office closes at 16:00.
      await desk.editCalendar('office', { ...SHORTER, from: '2026-06-05T16:00', closures: [] }, dutyManager);
      await clock.advance(hours(72));
      const half = (await desk.incident(REFERENCE, analyst)).escalations.find(({ step }) => step === 'JP-2')!;
      assert.deepEqual([half.planned, half.takenAt], ['2026-06-08T10:00:00Z', '2026-06-08T10:00:00Z']);
      await desk.close();
    });

    test('case 17: the edit survives a restart, and another desk on the same store uses it at once', async () => {
      const file = join(folder, 'kept.db');
      const one = await opened({ file, idle: true });
      const two = await testDesk({ file, clock: one.clock, idle: true });
      await one.clock.advance(hours(1));
      await one.desk.editCalendar('office', SHORTER, dutyManager);
      assert.equal(await dueOf(two, 'resolution'), '2026-06-10T15:00:00Z');
      await two.desk.close();
      await one.desk.close();
      const again = await testDesk({ file, clock: one.clock, idle: true });
      assert.equal(await dueOf(again, 'resolution'), '2026-06-10T15:00:00Z');
      assert.equal((await again.desk.calendars()).find(({ id }) => id === 'office')!.versions.length, 2);
      assert.equal((await again.desk.verifyHistory(REFERENCE, assessor)).intact, true);
      // An explanation as of an instant before the edit shows the state known then.
      const dueAsOf = async (at: string) =>
        (await again.desk.explain(REFERENCE, analyst, Temporal.Instant.from(at))).clocks.find(
          ({ measures }) => measures === 'resolution',
        )!.due;
      assert.deepEqual(
        [await dueAsOf('2026-06-05T09:30:00Z'), await dueAsOf('2026-06-05T10:00:00Z')],
        ['2026-06-09T09:00:00Z', '2026-06-10T15:00:00Z'],
      );
      await again.desk.close();
    });

    test('case 18: a calendar that never opens and an unknown one are refused, and nothing is stored', async () => {
      const { desk } = await opened();
      await assert.rejects(desk.editCalendar('office', { ...SHORTER, week: {} }, dutyManager), { code: 'invalid' });
      await assert.rejects(desk.editCalendar('ofice', SHORTER, dutyManager), { code: 'not-found' });
      await assert.rejects(desk.editCalendar('constructor', SHORTER, dutyManager), { code: 'not-found' });
      await assert.rejects(desk.editCalendar('office', { ...SHORTER, reason: ' ' }, dutyManager), { code: 'missing-data' });
      await assert.rejects(desk.editCalendar('office', SHORTER, analyst), { code: 'forbidden' });
      assert.equal((await desk.calendars()).find(({ id }) => id === 'office')!.versions.length, 1);
      await desk.close();
    });
  },
);
