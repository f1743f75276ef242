import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openTestDesk, type TestDesk } from '../../testing/desk.ts';
import { answeredOf } from './warnings.ts';

const SHIFT = 'Shift desk <shift@st-elsewheres.nhs.example>';
const [OURS, THEIRS] = ['INC-000001', 'INC-000002'] as const;

/** The shift's letter of warnings about two incidents: one of the desk's own trust and one of another organisation. */
async function warned(desk: TestDesk): Promise<string> {
  for (const organisation of ['st-elsewheres', 'northgate'])
    await desk.ask('analyst', 'POST', '/api/contacts', {
      channel: 'phone',
      caller: { name: 'Sam Carter', organisation },
      service: 'crs',
      summary: 'One screen does not open',
      description: 'Since nine.',
      impact: '3',
      urgency: '3',
    });
  await desk.clock.advance(Temporal.Duration.from({ hours: 2 }));
  const letter = desk.relay.letters.find(({ subject }) => subject === 'Escalation: 2 warnings');
  assert.ok(letter?.messageId, desk.relay.letters.map(({ subject }) => subject).join('\n'));
  return letter.messageId;
}
const repliesOn = async (desk: TestDesk, reference: string) =>
  (await desk.incident(reference)).timeline.filter(({ type }) => type === 'replied').map(({ says }) => says);

suite('an answer to a letter of several warnings', () => {
  test('is recorded on the incident that it names, also one of another organisation, and opens no incident', async () => {
    await using desk = await openTestDesk();
    const inReplyTo = await warned(desk);
    const answer = await desk.mail({
      from: SHIFT,
      subject: 'Re: Escalation: 2 warnings',
      inReplyTo,
      text: `I take [${THEIRS}].\n\nThe desk wrote:\n> ${OURS}, severity 3\n> ${THEIRS}, severity 3`,
      attachments: [{ filename: 'log.txt', contentType: 'text/plain', content: 'error 1' }],
    });
    assert.equal(answer, `250 Taken as ${THEIRS}`);
    assert.deepEqual([(await repliesOn(desk, OURS)).length, (await repliesOn(desk, THEIRS)).length], [0, 1]);
    assert.equal((await desk.incident(THEIRS)).documents.length, 1);
    assert.equal((await desk.all()).length, 2);
  });

  test('that names none is a contact for the shift and lists the incidents of the letter', async () => {
    await using desk = await openTestDesk();
    const inReplyTo = await warned(desk);
    await desk.mail({ from: SHIFT, subject: 'Re: Escalation: 2 warnings', inReplyTo, text: 'Which of them is worse?' });
    const { type, service, summary, description } = await desk.incident('INC-000003');
    assert.deepEqual([type, service, summary], ['enquiry', 'unclassified', 'Answer to warnings: Re: Escalation: 2 warnings']);
    assert.match(description, /^Which of them is worse\?\s+This answers a letter of warnings about INC-000001, INC-000002\.$/);
  });

  test('is accepted from the recipients of the plan and from no other outsider', async () => {
    await using desk = await openTestDesk();
    const inReplyTo = await warned(desk);
    const from = (sender: string) => ({ from: sender, subject: `Re: [${OURS}]`, inReplyTo, text: 'Ours.' });
    assert.equal(await desk.mail(from('BT <servicedesk@bt-health.example>')), `250 Taken as ${OURS}`);
    await assert.rejects(desk.mail(from('stranger@elsewhere.example')));
  });
});

test('a reference in quoted text is ignored in every style of quoting', () => {
  const warnedOf = [OURS, THEIRS];
  const rows: readonly (readonly [text: string, named: readonly string[]])[] = [
    [`[${OURS}] is done`, [OURS]],
    [`both ${OURS} and ${THEIRS}`, [OURS, THEIRS]],
    [`yes\n\n-----Original Message-----\n${OURS}`, []],
    [`yes\n\nFrom: Service desk\n${OURS}`, []],
    [`yes\nOn Monday ${OURS} wrote:\n> ${THEIRS}`, []],
    ['INC-000099 is another', []],
  ];
  for (const [text, named] of rows) assert.deepEqual(answeredOf({ subject: 'Re: Escalation', text }, warnedOf), named, text);
  assert.deepEqual(answeredOf({ subject: 'Re', text: 'ok' }, [OURS]), [OURS]);
});
