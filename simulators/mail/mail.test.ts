import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { seededIds, virtualClock, realTime } from '../../kernel/index.ts';
import { openMailSimulator } from './index.ts';
import { startRelay } from './receive.ts';

const start = Temporal.Instant.from('2026-10-25T00:30:00Z');

/** Two mail simulators that send to each other: one as the world, the other as the desk. */
async function twoOffices(t: TestContext, seed = '4711') {
  const clock = virtualClock(start);
  const desk = await startRelay({ host: '127.0.0.1', clock });
  const world = await openMailSimulator({ host: '127.0.0.1', clock, ids: seededIds(seed), deskSmtp: () => desk });
  t.after(async () => {
    await world.close();
    await desk.close();
  });
  return { clock, desk, world };
}
const deskSends = async (port: number, subject: string) => {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, name: 'desk.example' });
  return transport
    .sendMail({
      from: 'desk@desk.example',
      to: 'Sister.Brown@ward.example',
      subject,
      text: 'Reference INC-000001',
      inReplyTo: '<first@ward.example>',
      references: ['<first@ward.example>'],
    })
    .finally(() => transport.close());
};

test('a mail to the desk carries the returned Message-ID and the clock’s time', async (t) => {
  const { desk, world } = await twoOffices(t);
  const id = await world.send({
    from: 'sister.brown@ward.example',
    to: 'desk@desk.example',
    subject: 'PACS',
    text: 'No images since half past one – näther',
  });
  const [letter] = desk.delivered;
  assert.equal(letter?.messageId, id);
  assert.match(id, /^<[0-9a-f-]{36}@ward\.example>$/);
  assert.equal(letter.text, 'No images since half past one – näther');
  const { date } = await simpleParser(letter.raw);
  assert.equal(date?.toISOString(), '2026-10-25T00:30:00.000Z');
});

test('a mail from the desk is in its recipient’s mailbox, whatever the case of the address', async (t) => {
  const { world } = await twoOffices(t);
  await deskSends(world.relay.port, 'INC-000001');
  const [letter] = world.inbox('sister.brown@WARD.example');
  assert.equal(letter?.subject, 'INC-000001');
  assert.equal(letter.inReplyTo, '<first@ward.example>');
  assert.deepEqual(letter.references, ['<first@ward.example>']);
  assert.deepEqual(world.inbox('somebody@else.example'), []);
});

test('a relay refuses with its code as often as set, and then accepts the same message', async (t) => {
  const { world } = await twoOffices(t);
  world.refuse(2, 451);
  const refused = async () =>
    deskSends(world.relay.port, 'INC-000001').then(
      () => 'taken',
      (error: unknown) => (error as { responseCode?: number }).responseCode,
    );
  assert.deepEqual([await refused(), await refused(), await refused()], [451, 451, 'taken']);
  assert.equal(world.delivered.length, 1);
});

test('a refusal by the desk rejects the send', async (t) => {
  const clock = virtualClock(start);
  const world = await openMailSimulator({
    host: '127.0.0.1',
    clock,
    ids: seededIds('1'),
    deskSmtp: () => ({ host: '127.0.0.1', port: 1 }),
  });
  t.after(async () => world.close());
  await assert.rejects(world.send({ from: 'a@b.example', to: 'c@d.example', subject: '', text: '' }), /ECONNREFUSED/);
});

test('the same seed sends the same bytes, attachments included', async (t) => {
  const raw = async () => {
    const { desk, world } = await twoOffices(t);
    await world.fax({ from: '+442079460123', to: '+442079460999', lines: ['PACS down'] });
    return desk.delivered[0]?.raw;
  };
  assert.equal(await raw(), await raw());
});

test('a fax arrives as mail from the gateway, its page byte for byte', async (t) => {
  const { desk, world } = await twoOffices(t);
  const { messageId, tiff } = await world.fax({
    from: '+44 20 7946 0123',
    to: '+442079460999',
    lines: ['Ward 4F', 'PACS shows no images'],
  });
  const letter = desk.delivered.find((l) => l.messageId === messageId);
  assert.equal(letter?.from, 'FAX=+442079460123@fax-gateway.example');
  assert.deepEqual(letter.to, ['FAX=+442079460999@fax-gateway.example']);
  const [page] = (await simpleParser(Buffer.from(letter.raw, 'latin1'))).attachments;
  assert.equal(page?.contentType, 'image/tiff');
  assert.match(letter.raw, /Content-Type: image\/tiff; application=faxbw/i);
  assert.ok(page.content.equals(tiff));
});

test('a relay greets at once and closes at once', async (t) => {
  const { world } = await twoOffices(t);
  const before = realTime.elapsedMs();
  await deskSends(world.relay.port, 'one');
  await world.close();
  assert.ok(realTime.elapsedMs() - before < 2_000);
});

test('a message that is sent as it is arrives byte for byte, also from nobody', async (t) => {
  const { desk, world } = await twoOffices(t);
  const raw = Buffer.from('From: MAILER-DAEMON@ward.example\r\nSubject: b\xe4ck\r\n\r\nZur\xfcck.\r\n', 'latin1');
  await world.sendRaw({ raw, envelope: { from: '', to: 'desk@desk.example' } });
  const [letter] = desk.delivered;
  assert.equal(letter?.from, '');
  assert.match(letter.raw, /^From: MAILER-DAEMON@ward\.example\r?\n/m);
});
