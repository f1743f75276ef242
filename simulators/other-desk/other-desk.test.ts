import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk, type TestDesk } from '../../desk/testing/desk.ts';
import { openOtherDesk } from './index.ts';

const accessTo = ({ desk, partners }: TestDesk, webhookSecret = partners[0]!.webhookSecrets[0]!) => ({
  url: `${desk.url}/tmf-api/troubleTicket/v4`,
  tokenUrl: `${desk.url}/oauth2/token`,
  clientId: partners[0]!.id,
  clientSecret: partners[0]!.secrets[0]!,
  webhookSecret,
});
const TICKET = { description: 'No images load.', severity: 'Major', ticketType: 'incident', externalId: 'NG-1' };

test('it logs an incident, receives events signed with the agreed key, and renews an expired token', async () => {
  await using desk = await openTestDesk();
  const other = await openOtherDesk({ clock: desk.clock, access: accessTo(desk) });
  assert.equal((await other.subscribe()).status, 201);
  const { body } = await other.ask('POST', '/troubleTicket', TICKET);
  await desk.clock.advance(Temporal.Duration.from({ hours: 2 }));
  assert.deepEqual(
    (await other.ask('GET', '/troubleTicket?fields=id')).list.map(({ id }) => id),
    [body!['id']],
  );
  assert.deepEqual(
    other.events.map(({ eventType, signed, at }) => [eventType, signed, String(at)]),
    [['TroubleTicketCreateEvent', true, '2026-11-24T09:30:00Z']],
  );
  assert.deepEqual(
    other.journal.map(({ direction, method, path, status }) => `${direction} ${method} ${path} ${status}`),
    [
      'sent POST /hub 201',
      'sent POST /troubleTicket 201',
      'received POST /listener/TroubleTicketCreateEvent 204',
      'sent GET /troubleTicket?fields=id 200',
    ],
  );
  assert.ok(!JSON.stringify(other.journal).includes(desk.partners[0]!.secrets[0]!));
  await other.close();
});

test('it records an event that another key signed', async () => {
  await using desk = await openTestDesk();
  const another = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  const other = await openOtherDesk({ clock: desk.clock, access: accessTo(desk, another) });
  await other.subscribe();
  await other.ask('POST', '/troubleTicket', TICKET);
  await desk.clock.settle();
  assert.deepEqual(
    other.events.map(({ signed }) => signed),
    [false],
  );
  assert.deepEqual(
    other.journal.at(-1)?.happened.map(({ kind }) => kind),
    ['signature'],
  );
  await other.close();
});
