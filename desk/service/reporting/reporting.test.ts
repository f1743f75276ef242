import assert from 'node:assert/strict';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import {
  analyst,
  assessor,
  contact,
  dutyManager,
  elsewhere,
  here,
  person,
  portalUser,
  severityOne,
  testDesk,
  type TestDesk,
} from '../../testing/test-desk.ts';
import type { ReportView } from '../../views/report-view.ts';

const value = ({ figures }: ReportView, id: string) => figures.find((figure) => figure.id === id)!.value;
const to = async ({ clock }: TestDesk, instant: string) => clock.advanceTo(Temporal.Instant.from(instant));
const solved = async ({ desk }: TestDesk, reference: string) =>
  desk.command(reference, { do: 'resolve', how: 'Restarted.', firstContact: true }, analyst);
const MARCH = { period: '2026-03' } as const;

suite('a month is frozen when it ends, and sent on the agreed day', () => {
  test('one report for the desk and one for each customer; each customer’s leaves once, with its own incidents alone', async () => {
    const made = await testDesk({ at: '2026-03-10T09:00:00Z' });
    const { desk, other, policy } = made;
    const mine = await desk.open(contact(), analyst);
    const theirs = await desk.open(contact({ caller: { name: 'Bo Lee', organisation: elsewhere }, ...severityOne }), analyst);
    await solved(made, mine.reference);
    await to(made, '2026-03-31T23:00:00Z');
    const issued = await desk.reporting.issued(assessor);
    assert.deepEqual(
      issued.map(({ period }) => period),
      Array(policy.organisations.length + 1).fill('2026-03'),
    );
    assert.ok(issued.every(({ issued: { at, late, letter } }) => at === '2026-03-31T23:00:00Z' && !late && letter === null));
    const reports = () => other.mails.filter(({ subject }) => subject.startsWith('Service desk report'));
    assert.equal(reports().length, 0);

    await to(made, '2026-04-09T07:59:59Z');
    assert.equal(reports().length, 0);
    await to(made, '2026-04-09T08:00:00Z');
    assert.deepEqual(
      reports()
        .map(({ to }) => to)
        .sort(),
      policy.reporting.recipients.map(({ mail }) => mail).sort(),
    );
    const own = reports().find(({ to }) => to === policy.reporting.recipients[0]!.mail)!;
    assert.match(own.text, /Logged: 1\n/);
    assert.doesNotMatch(own.text, new RegExp(theirs.reference));
    assert.match(reports().find(({ to }) => to === policy.reporting.recipients[1]!.mail)!.text, /Cause missing/);

    await to(made, '2026-04-30T12:00:00Z');
    assert.equal(reports().length, policy.reporting.recipients.length);
    const [, ofHere] = await desk.reporting.issued(assessor);
    assert.equal(ofHere!.issued.letter!.outcome, 'sent');
    await desk.close();
  });

  test('what happened while no desk ran is done at the start, once, and marked late', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'reports-'));
    const file = join(folder.path, 'desk.db');
    const first = await testDesk({ at: '2026-03-10T09:00:00Z', file });
    await first.desk.open(contact(), analyst);
    await first.desk.close();
    const options = { at: '2026-04-10T09:00:00Z', file } as const;
    const [one, two] = [await testDesk(options), await testDesk(options)];
    for (const each of [one, two]) await to(each, '2026-04-10T10:00:00Z');
    const mails = [one, two]
      .flatMap(({ other }) => other.mails)
      .filter(({ subject }) => subject.startsWith('Service desk report'));
    assert.equal(mails.length, one.policy.reporting.recipients.length);
    const { issued } = await one.desk.reporting.report(MARCH, assessor);
    assert.deepEqual([issued!.late, issued!.letter], [true, null]);
    const own = await one.desk.reporting.report({ ...MARCH, organisation: here }, assessor);
    assert.deepEqual([own.issued!.letter!.late, value(own, 'logged')], [true, 1]);
    await one.desk.close();
    await two.desk.close();
  });

  test('a later correction stands beside the report, with who and why; the report stays', async () => {
    const made = await testDesk({ at: '2026-03-19T09:00:00Z' });
    const { desk } = made;
    const { reference } = await desk.open(contact(), analyst);
    await to(made, '2026-04-02T09:00:00Z');
    const before = await desk.reporting.report(MARCH, assessor);
    assert.deepEqual(before.restated, []);
    const command = {
      do: 'correctSeverity',
      severity: '4',
      since: '2026-03-20T00:00:00Z',
      reason: 'One user, not a ward.',
    } as const;
    await assert.rejects(desk.command(reference, command, analyst), { code: 'forbidden' });
    await desk.command(reference, command, dutyManager);
    await to(made, '2027-04-02T09:00:00Z');
    const after = await desk.reporting.report(MARCH, assessor);
    assert.deepEqual(after.breakdowns, before.breakdowns);
    assert.deepEqual(after.figures, before.figures);
    const changed = after.restated.filter(({ id }) => id.startsWith('logged-by-severity'));
    assert.deepEqual(
      changed.map(({ id, was, now }) => [id, was, now]),
      [
        ['logged-by-severity/3', 1, 0],
        ['logged-by-severity/4', 0, 1],
      ],
    );
    assert.deepEqual(
      after.corrections.map(({ reference: of, by, reason }) => [of, by, reason]),
      [[reference, 'The duty-manager', 'One user, not a ward.']],
    );
    await desk.close();
  });
});

suite('the record of an incident holds what reports need', () => {
  test('first contact is refused where the record says otherwise', async () => {
    const made = await testDesk();
    const { desk } = made;
    const passed = await desk.open(contact(), analyst);
    await desk.command(passed.reference, { do: 'assign', team: 'Servers' }, analyst);
    await assert.rejects(solved(made, passed.reference), { code: 'wrong-state', message: /was passed to a team/ });
    const letter = await desk.open(contact({ channel: 'email' }), person('caller', here));
    await to(made, '2026-06-05T10:00:01Z');
    await assert.rejects(solved(made, letter.reference), { code: 'wrong-state', message: /within 60 minutes/ });
    await desk.close();
  });

  test('a missed target shows its cause and action once somebody has written them', async () => {
    const made = await testDesk();
    const { desk } = made;
    const { reference } = await desk.open(contact(severityOne), analyst);
    await to(made, '2026-06-05T12:00:00Z');
    const [miss] = (await desk.reporting.report({ period: '2026-06' }, analyst)).misses;
    assert.deepEqual([miss!.measures, miss!.cause], ['response', null]);
    const explain = (measures: 'response' | 'team', of: string | null) =>
      desk.command(
        reference,
        { do: 'explainMiss', target: { measures, of }, cause: 'Two were ill.', action: 'A third is on call.' },
        analyst,
      );
    await assert.rejects(explain('team', 'Servers'), { code: 'invalid', message: /It has response, resolution/ });
    await explain('response', null);
    const [told] = (await desk.reporting.report({ period: '2026-06' }, analyst)).misses;
    assert.deepEqual([told!.cause, told!.action], ['Two were ill.', 'A third is on call.']);
    await desk.close();
  });
});

suite('who reads which report', () => {
  test('a lead reads the organisation’s own, whatever is asked; a portal user none', async () => {
    const made = await testDesk();
    const { desk } = made;
    await desk.open(contact(), analyst);
    const theirs = await desk.open(contact({ caller: { name: 'Bo Lee', organisation: elsewhere } }), analyst);
    const lead = person('requester', here);
    const own = await desk.reporting.report({ period: '2026-06' }, lead);
    assert.equal(value(own, 'logged'), 1);
    assert.doesNotMatch(JSON.stringify(own), new RegExp(`${theirs.reference}|${elsewhere}`));
    await assert.rejects(desk.reporting.report({ period: '2026-06', organisation: elsewhere }, lead), { code: 'forbidden' });
    await assert.rejects(desk.reporting.report({ period: '2026-06' }, portalUser('amy', here)), { code: 'forbidden' });
    await assert.rejects(desk.reporting.report({ period: '2026-06' }, person('partner', here)), { code: 'forbidden' });
    const counted = await desk.reporting.counted({ period: '2026-06', number: 'logged' }, lead);
    assert.deepEqual([counted.total, counted.items.map(({ organisation }) => organisation)], [1, [here]]);
    await assert.rejects(desk.reporting.counted({ period: '2026-06', number: 'loged' }, lead), {
      message: /Did you mean "logged"/,
    });
    await desk.close();
  });
});

test('many incidents are counted by a thread beside the desk, with the same result', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'reports-'));
  const file = join(folder.path, 'desk.db');
  const made = await testDesk({ file });
  for (let i = 0; i < 320; i++)
    await made.desk.open(contact({ caller: { name: 'A', organisation: i % 2 === 0 ? here : elsewhere } }), analyst);
  await made.desk.close();
  const again = await testDesk({ file });
  const report = await again.desk.reporting.report({ period: '2026-06' }, assessor);
  const own = await again.desk.reporting.report({ period: '2026-06', organisation: here }, assessor);
  assert.deepEqual([value(report, 'logged'), value(report, 'openAtEnd'), value(own, 'logged')], [320, 320, 160]);
  await again.desk.close();
});
