import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_CLIENTS_OF_ADDRESS } from './greeting.ts';
import { openTestDesk } from '../../testing/desk.ts';
import { smtpClient } from '../../testing/raw-mail.ts';

test('clients of one address beyond the limit are refused until another disconnects', async () => {
  await using desk = await openTestDesk();
  const connected = async (count: number) => Promise.all(Array.from({ length: count }, async () => smtpClient(desk.desk.smtp)));
  const clients = await connected(MAX_CLIENTS_OF_ADDRESS + 10);
  const greetings = await Promise.all(clients.map(async ({ greeting }) => greeting()));
  assert.equal(greetings.filter((each) => each.startsWith('220')).length, MAX_CLIENTS_OF_ADDRESS);
  assert.equal(greetings.filter((each) => each.startsWith('421')).length, 10);
  for (const { close } of clients) close();
  await Promise.all(clients.map(async ({ gone }) => gone));
  // The desk notices only when it next polls each of its sockets.
  for (let tries = 0; ; tries++) {
    const [next] = await connected(1);
    const greeting = await next!.greeting();
    next!.close();
    if (greeting.startsWith('220')) break;
    assert.ok(tries < 100, greeting);
  }
});

test('an oversized header is refused, and the desk keeps working', async () => {
  await using desk = await openTestDesk();
  const to = Array.from({ length: 10_000 }, (_, i) => `amy.reid.${i}@northgate-uh.nhs.example`);
  await assert.rejects(
    desk.mail({ from: to[0]!, cc: to, subject: 'x', text: 'x', envelope: { from: to[0]!, to: 'servicedesk@desk.example' } }),
    {
      responseCode: 552,
    },
  );
});
