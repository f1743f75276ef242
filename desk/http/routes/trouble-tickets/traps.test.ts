import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk, type TestDesk } from '../../../testing/desk.ts';
import { otherDesk, type OtherDesk } from '../../../testing/other-desk.ts';

/*
 * Known incompatibilities between servers of TMF621 v4 and its public conformance kit (R18.0): each row is one, with this desk's response.
 * The first two tickets of each desk are those that the kit creates.
 */
const FIRST = { description: '<anytext>', severity: 'High', ticketType: 'device' };
const SECOND = {
  ...{ description: '<anytext>', severity: 'Low', ticketType: 'connectivity', status: 'nanana', externalId: '123' },
  note: [
    { author: 'A', text: 'one' },
    { author: 'B', text: 'two' },
  ],
};
const MANDATORY = ['id', 'href', 'description', 'severity', 'ticketType'] as const;

interface World {
  readonly desk: TestDesk;
  readonly other: OtherDesk;
  readonly made: readonly Readonly<Record<string, unknown>>[];
}
const idsOf = async ({ other }: World, query: string) => (await other.list(query)).map(({ id }) => id);

const TRAPS: readonly (readonly [string, (world: World) => Promise<void>])[] = [
  [
    'a status nobody knows is no reason to refuse a creation: the status of a new ticket is the server’s to set',
    async ({ made: [, second] }) => assert.equal(second!['status'], 'acknowledged'),
  ],
  [
    'what was sent comes back as it was sent, unescaped',
    async ({ made: [first, second] }) =>
      assert.deepEqual(
        [first!['description'], first!['severity'], second!['ticketType'], second!['externalId']],
        ['<anytext>', 'High', 'connectivity', '123'],
      ),
  ],
  [
    'fields gives the attributes that were named and no others, on a ticket and in a list: in v4 not even id and href',
    async ({ other, made: [first, second] }) => {
      const keys = async (path: string) => Object.keys((await other.api('GET', path)).json);
      assert.deepEqual(await keys(`/troubleTicket/${String(first!['id'])}?fields=description`), ['description']);
      assert.deepEqual((await keys(`/troubleTicket/${String(second!['id'])}?fields=severity,status`)).toSorted(), [
        'severity',
        'status',
      ]);
      for (const ticket of await other.list('fields=ticketType')) assert.deepEqual(Object.keys(ticket), ['ticketType']);
    },
  ],
  [
    'a slash at the end leads to the same operation: a fault in the body is 400 there, and not 404',
    async ({ other }) => {
      const { status } = await other.api('POST', '/troubleTicket/', { ...FIRST, note: { author: 'A' } });
      assert.equal(status, 400);
      assert.equal((await other.api('POST', '/troubleTicket/', FIRST)).status, 201);
      assert.equal((await other.api('GET', '/troubleTicket/')).status, 200);
    },
  ],
  [
    'a note is an object of a list, and has a text',
    async ({ other }) => {
      for (const note of [{ author: 'A', text: 'no list' }, [{ author: 'A' }], ['text'], [{ text: 1 }]])
        assert.equal((await other.create({ note })).status, 400, JSON.stringify(note));
    },
  ],
  [
    'a list without a limit has what was just made, newest first, and says how many there are',
    async (world) => {
      const { other, made } = world;
      assert.deepEqual(await idsOf(world, ''), made.map(({ id }) => id).toReversed());
      const { headers } = await other.api('GET', '/troubleTicket?limit=1&offset=1');
      assert.deepEqual([headers.get('x-total-count'), headers.get('x-result-count')], [String(made.length), '1']);
      assert.equal((await other.api('GET', '/troubleTicket')).headers.get('content-type'), 'application/json;charset=utf-8');
    },
  ],
  [
    'a filter has the one and not the other',
    async (world) => {
      const [first, second] = world.made.map(({ id }) => id);
      assert.deepEqual(await idsOf(world, 'severity=High'), [first]);
      assert.deepEqual(await idsOf(world, 'ticketType=connectivity'), [second]);
      assert.deepEqual(await idsOf(world, 'severity=nobody'), []);
    },
  ],
  [
    'every ticket in a list has the mandatory attributes, as text, however it came to the desk',
    async ({ desk, other }) => {
      const report = { channel: 'portal', service: 'pacs', summary: 'Slow', description: 'Slow.', impact: '4', urgency: '4' };
      assert.equal((await desk.ask('requester.northgate', 'POST', '/api/contacts', report)).status, 201);
      const listed = await other.list('');
      assert.equal(listed.length, 3);
      for (const ticket of listed)
        for (const name of MANDATORY) assert.equal(typeof ticket[name], 'string', `${String(ticket['id'])} ${name}`);
    },
  ],
  [
    'what is not there is 404, and a creation without what is mandatory is 400',
    async ({ other }) => {
      assert.equal((await other.api('GET', '/troubleTicket/46846846846')).status, 404);
      for (const name of ['description', 'severity', 'ticketType'])
        assert.equal((await other.create({ [name]: undefined })).status, 400, name);
    },
  ],
  [
    'what only the server sets is not taken from a creation, and refused in a patch',
    async ({ other }) => {
      const forged = { id: 'INC-000001', href: 'x', creationDate: '2001-01-01T00:00:00Z', statusChange: [] };
      const { status, json } = await other.create(forged);
      assert.deepEqual([status, json['id'], json['creationDate']], [201, 'INC-000003', '2026-11-24T09:30:00Z']);
      assert.equal((await other.api('PATCH', '/troubleTicket/INC-000003', { id: 'INC-000001' })).status, 400);
    },
  ],
];

for (const [promise, holds] of TRAPS)
  test(promise, async () => {
    await using desk = await openTestDesk();
    const other = await otherDesk(desk, 'northgate');
    const made = [];
    for (const body of [FIRST, SECOND]) {
      const answer = await other.api('POST', '/troubleTicket', body);
      assert.equal(answer.status, 201, JSON.stringify(answer.json));
      made.push(answer.json);
    }
    await holds({ desk, other, made });
  });
