import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Severity } from '../../../standards/index.ts';
import { analyst, contact, severityOne, shipped, testDesk } from '../../testing/test-desk.ts';
import { dryRun, momentOf, printPlan } from './index.ts';

const supposed = (at: string, severity: Severity = '1', service = 'crs') =>
  ({ severity, service, channel: 'phone', at: momentOf(at, shipped) }) as const;
const printed = (...given: Parameters<typeof supposed>) =>
  printPlan(dryRun(shipped, supposed(...given)), supposed(...given), shipped);

test('the printed plan for three in the morning on Christmas Day', () => {
  assert.equal(
    printed('2026-12-25T03:00'),
    `Opened 2026-12-25 03:00 (Europe/London), if nobody acts:
Declared a major incident at once: a manager must be named by 2026-12-25 03:15.
2026-12-25 03:00     OOH-1  Duty manager (Ifeoma Clarke)                     call to 020 7946 0103                               unless managed
2026-12-25 03:05     BH-1   Bank holiday coordinator (Tomasz Wilk)           call to 020 7946 0107                               unless managed
2026-12-25 03:10     OOH-2  Head of ICT (Margaret Lowe)                      call to 020 7946 0104                               unless managed
2026-12-25 03:11:15  JP-1   Team leader (Priya Nair)                         mail to team.leader@st-elsewheres.nhs.example       unless responded
2026-12-25 03:15     MI-1   Director on call (Eleanor Marsh)                 call to 020 7946 0113                               unless managed
2026-12-25 03:15     MI-1   Director on call (Eleanor Marsh)                 mail to director.on.call@st-elsewheres.nhs.example  unless managed
2026-12-25 03:20     FN-1   BT Health service desk (BT Health service desk)  call to 020 7946 0200                               unless handed off
2026-12-25 03:30     OOH-3  Programme director (Stephen Amis)                call to 020 7946 0105                               unless managed
2026-12-25 03:30     OOH-3  Programme director (Stephen Amis)                mail to programme@st-elsewheres.nhs.example         unless managed
2026-12-25 03:35     OOH-3  Deputy programme director (Joan Whitfield)       call to 020 7946 0108                               if the previous call is not acknowledged, or at once if it reaches nobody
2026-12-25 04:00     JP-2   Duty manager (Ifeoma Clarke)                     mail to duty.manager@st-elsewheres.nhs.example      unless resolved
2026-12-25 04:30     JP-3   Head of ICT (Margaret Lowe)                      mail to head.of.ict@st-elsewheres.nhs.example       unless resolved
2026-12-25 04:48     JP-4   Programme director (Stephen Amis)                mail to programme@st-elsewheres.nhs.example         unless resolved
`,
  );
});

test('in the repeated hour each time of the plan is followed by BST or GMT', () => {
  const lines = printed('2026-10-25T01:50:00+01:00').split('\n').slice(0, -1);
  assert.match(lines[0]!, /^Opened 2026-10-25 01:50 BST \(Europe\/London\)/);
  const times = lines.slice(2).map((line) => /^\S+ \S+(?: (?:BST|GMT))?(?= {2})/.exec(line)![0]);
  assert.deepEqual(times.slice(0, 4), [
    '2026-10-25 01:50 BST',
    '2026-10-25 01:00 GMT',
    '2026-10-25 01:01:15 GMT',
    '2026-10-25 01:05 GMT',
  ]);
  assert.ok(times.includes('2026-10-25 02:20'));
});

suite('the dry run lists what the desk then sends', () => {
  for (const at of ['2026-12-25T03:00', '2026-06-05T10:00', '2026-06-05T17:56', '2026-10-25T01:55'])
    test(at, async () => {
      const made = await testDesk({ at: String(momentOf(at, shipped)) });
      await made.desk.open(contact({ ...severityOne, summary: 'what is wrong' }), analyst);
      await made.clock.advance(Temporal.Duration.from({ hours: 2 }));
      const done = made.other.calls.map(({ to, says }) => `${to} ${says.replace('Not acknowledged until now. ', '')}`);
      const listed = dryRun(shipped, supposed(at)).map((each) => ({
        ...each,
        says: each.says.replace('INC-000000', 'INC-000001'),
      }));
      assert.deepEqual(
        done.toSorted(),
        listed.flatMap(({ by, address, says }) => (by === 'telephone' ? [`${address} ${says}`] : [])).toSorted(),
      );
      const taken = (await made.desk.incident('INC-000001', analyst)).escalations.filter(({ takenAt }) => takenAt !== null);
      const planned = listed.filter(({ deputyOf }) => deputyOf === null).map(({ step, planned: due }) => `${step} ${due}`);
      assert.deepEqual([...new Set(planned)].toSorted(), taken.map(({ step, takenAt }) => `${step} ${takenAt}`).toSorted());
      await made.desk.close();
    });
});

test('an unknown service, time or severity is refused with the remedy', () => {
  const refused = (given: () => unknown, says: RegExp) => assert.throws(given, { name: 'UsageError', message: says });
  refused(() => printed('2026-12-25T03:00', '1', 'csr'), /"csr" is not in the catalogue. Did you mean "crs"\?/);
  refused(() => printed('Christmas'), /"Christmas" is not a date and time\. Write it like/);
  refused(() => printed('2026-12-25T03:00', '9' as Severity), /severity "9"/);
});

test('a time with its offset is that instant, and one without is local', () => {
  assert.equal(String(momentOf('2026-06-05T10:00:00Z', shipped)), '2026-06-05T10:00:00Z');
  assert.equal(String(momentOf('2026-06-05T10:00', shipped)), '2026-06-05T09:00:00Z');
});
