import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeldMailView } from '../../views/types.ts';
import { ADDRESSES, openTestDesk, type TestDesk } from '../../testing/desk.ts';

const MARY = 'Mary Jones <mary.jones@northgate-uh.nhs.example>';
const refused = async (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('the desk took it'),
    (error: unknown) => error as { readonly responseCode: number; readonly response: string },
  );
const heldMail = async (desk: TestDesk): Promise<{ items: readonly HeldMailView[]; total: number }> =>
  (await desk.ask('analyst', 'GET', '/api/held-mail')).json;
const references = async (desk: TestDesk) => (await desk.all()).map(({ reference }) => reference);

test('a mail becomes one incident, and its reference goes back by mail', async () => {
  await using desk = await openTestDesk();
  const answer = await desk.mail({ from: MARY, subject: 'Choose and Book shows no clinics', text: 'Since ten this morning.' });
  await desk.clock.settle();
  assert.equal(answer, '250 Taken as INC-000001');
  const { channel, organisation, service, caller, summary, description } = await desk.incident('INC-000001');
  assert.deepEqual(
    { channel, organisation, service, caller, summary, description },
    {
      channel: 'email',
      organisation: 'northgate',
      service: 'choose-and-book',
      caller: { name: 'Mary Jones', organisation: 'northgate', mail: 'mary.jones@northgate-uh.nhs.example' },
      summary: 'Choose and Book shows no clinics',
      description: 'Since ten this morning.',
    },
  );
  const [letter, ...others] = desk.relay.letters;
  assert.equal(others.length, 0);
  assert.match(letter!.subject!, /INC-000001/);
  assert.equal(letter!.headers.get('auto-submitted'), 'auto-generated');
  assert.equal(letter!.date?.toISOString(), '2026-11-24T09:30:00.000Z');
});

test('a sender with an account is shown by the name of the account', async () => {
  await using desk = await openTestDesk();
  const requester = desk.people.accounts.find(({ username }) => username === 'requester.northgate')!;
  await desk.mail({ from: requester.mail!.toUpperCase(), subject: 'PACS', text: 'slow' });
  assert.equal((await desk.incident('INC-000001')).caller.name, requester.name);
});

test('a repeated message opens no second incident', async () => {
  await using desk = await openTestDesk();
  const letter = {
    from: MARY,
    subject: 'PACS is slow',
    text: 'again',
    messageId: '<1@northgate-uh.nhs.example>',
    attachments: [{ filename: 'log.txt', contentType: 'text/plain', content: 'error 1' }],
  };
  await desk.mail(letter);
  await desk.mail(letter);
  assert.deepEqual(await references(desk), ['INC-000001']);
  assert.equal((await desk.incident('INC-000001')).documents.length, 1);
});

for (const [how, threaded] of [
  ['by the Message-ID it answers', (ack: string) => ({ subject: 'Re: something else', inReplyTo: ack })],
  ['by the references', (ack: string) => ({ subject: 'Re: something else', references: ['<x@y.example>', ack] })],
  ['by the reference in its subject', () => ({ subject: 'RE: [INC-000001] hello' })],
] as const) {
  test(`a reply goes to its incident ${how}`, async () => {
    await using desk = await openTestDesk();
    await desk.mail({ from: MARY, subject: 'PACS is slow', text: 'in theatre' });
    await desk.clock.settle();
    const answer = await desk.mail({ from: MARY, text: 'It is worse now.', ...threaded(desk.relay.letters[0]!.messageId!) });
    assert.equal(answer, '250 Taken as INC-000001');
    assert.deepEqual(await references(desk), ['INC-000001']);
    assert.equal((await desk.incident('INC-000001')).timeline.filter(({ type }) => type === 'replied').length, 1);
  });
}

test('a mail from another organisation that quotes the reference opens its own incident', async () => {
  await using desk = await openTestDesk();
  await desk.mail({ from: MARY, subject: 'PACS is slow', text: 'in theatre' });
  await desk.mail({ from: 'nosy@eastmarsh-pct.nhs.example', subject: '[INC-000001] tell me', text: 'please' });
  assert.deepEqual(await references(desk), ['INC-000002', 'INC-000001']);
  assert.equal((await desk.incident('INC-000001')).timeline.length, 1);
});

test('an automatic mail without an incident is not answered and waits in the queue for the staff', async () => {
  await using desk = await openTestDesk();
  for (const letter of [
    { headers: { 'Auto-Submitted': 'auto-replied' } },
    { envelope: { from: '', to: ADDRESSES.mail } },
    { from: ADDRESSES.mail },
  ]) {
    assert.equal(
      await desk.mail({ from: MARY, subject: 'Out of office', text: 'Back on Monday', ...letter }),
      "250 Accepted; the desk's staff will read it",
    );
  }
  await desk.clock.settle();
  assert.deepEqual(await references(desk), []);
  assert.equal(desk.relay.letters.length, 0);
  assert.equal((await heldMail(desk)).total, 3);
});

test('mail from a program or a list is logged as a contact and gets no automatic answer', async () => {
  await using desk = await openTestDesk();
  for (const headers of [
    { 'Auto-Submitted': 'auto-generated' },
    { Precedence: 'bulk' },
    { 'List-Id': '<all.northgate-uh.nhs.example>' },
  ])
    await desk.mail({ from: MARY, subject: 'PACS archive is down', text: 'No images.', headers });
  await desk.clock.settle();
  assert.equal((await references(desk)).length, 3);
  assert.ok((await desk.incident('INC-000001')).correspondence.generated);
  assert.equal(desk.relay.letters.length, 0);
});

test('unknown senders and unknown recipients are refused with what to do', async () => {
  await using desk = await openTestDesk();
  const stranger = await refused(desk.mail({ from: 'who@elsewhere.example', subject: 'PACS', text: 'hello' }));
  assert.equal(stranger.responseCode, 550);
  assert.match(stranger.response, /telephone \+442079460999/);
  const nobody = await refused(desk.mail({ from: MARY, to: 'payroll@desk.example', subject: 'PACS', text: 'hello' }));
  assert.equal(nobody.responseCode, 550);
  assert.deepEqual(await references(desk), []);
});

test('an attachment that is too large, of another type or mislabelled does not refuse the mail: it is listed as not kept', async () => {
  await using desk = await openTestDesk();
  const send = async (contentType: string, content: Buffer) =>
    desk.mail({ from: MARY, subject: 'PACS', text: 'see', attachments: [{ filename: 'file', contentType, content }] });
  await send('text/plain', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'));
  await send('application/x-msdownload', Buffer.from('MZ'));
  await send('application/pdf', Buffer.from('MZ'));
  await desk.clock.settle();
  const named = [
    'file (text/plain): it is larger than 5 MB',
    'file (application/x-msdownload): the desk does not store files of this type',
    'file (application/pdf): its content does not match its type',
  ];
  for (const [i, missing] of named.entries()) {
    const { documents, timeline } = await desk.incident(`INC-00000${i + 1}`);
    assert.deepEqual(documents, []);
    assert.ok(timeline[0]!.says.includes(missing), timeline[0]!.says);
    assert.ok(desk.relay.letters[i]!.text!.includes(missing), missing);
  }
  assert.equal((await refused(desk.mail({ from: MARY, subject: 'PACS', text: 'a'.repeat(17 * 1024 * 1024) }))).responseCode, 552);
  assert.equal((await references(desk)).length, 3);
});

test('a letter is retried while the relay refuses it, and arrives once under its Message-ID', async () => {
  await using desk = await openTestDesk();
  desk.relay.refuse(2);
  await desk.mail({ from: MARY, subject: 'PACS', text: 'hello' });
  await desk.clock.advance(Temporal.Duration.from({ minutes: 15 }));
  assert.equal(desk.relay.letters.filter(({ subject }) => subject?.includes('INC-000001')).length, 1);
});

test("a patient's number in a mail is stored nowhere", async () => {
  await using desk = await openTestDesk();
  await desk.mail({ from: MARY, subject: 'NHS number 943 476 5919', text: 'NHS number 9434765919 does not open' });
  const incident = await desk.incident('INC-000001');
  assert.doesNotMatch(JSON.stringify(incident), /943 ?476 ?5919/);
  assert.ok(incident.redactions.length > 0);
});
