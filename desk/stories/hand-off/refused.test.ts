import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browse } from '../../testing/browse.ts';
import { openTestDesk, type Asked } from '../../testing/desk.ts';
import { BT, CONTACT, DATA, INC } from '../../testing/with-supplier.ts';

const TOKEN = { status: 200, body: { access_token: 'token', expires_in: 36_000 } };
const TICKET = { status: 201, body: { id: 'T1', status: 'acknowledged', externalId: INC } };

for (const [name, on, refusal, reason] of [
  ['400', '/troubleTicket', { status: 400, body: { reason: 'bad <field>' } }, /bad <field>/],
  ['403', '/troubleTicket', { status: 403 }, /403/],
  ['404', '/troubleTicket', { status: 404 }, /404/],
  ['422', '/troubleTicket', { status: 422, body: { message: 'lacks location' } }, /lacks location/],
  [
    'a refusal of the credentials',
    '/token',
    { status: 401, body: { error: 'invalid_client' } },
    /refuses the desk's credentials/,
  ],
] as const)
  test(`a first hand-off that the supplier refuses shows as refused at once everywhere: ${name}`, async (t) => {
    let answer: (asked: Asked) => typeof refusal | typeof TOKEN | typeof TICKET = ({ path }) =>
      path === on ? refusal : path === '/token' ? TOKEN : TICKET;
    const desk = await openTestDesk({ answerTo: (asked) => answer(asked) });
    t.after(async () => desk.close());
    const { get } = browse(desk);
    const handOff = async () => {
      assert.equal((await desk.ask('analyst', 'POST', `/api/incidents/${INC}/hand-off`, { data: DATA })).status, 200);
      await desk.clock.settle();
    };
    await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
    await handOff();

    // No time has passed, so there was no retry.
    const { state, handOffs, timeline } = await desk.incident(INC);
    assert.deepEqual([state, handOffs[0]!.state], ['open', 'refused']);
    assert.equal(desk.peer.asked.filter(({ path }) => path === on).length, 1);
    assert.match(timeline.find(({ type }) => type === 'supplierRefused')!.says, reason);
    const { items } = (await desk.ask('analyst', 'GET', '/api/incidents')).json as { items: { handOff?: { state: string } }[] };
    assert.equal(items[0]!.handOff?.state, 'refused');
    const troubled = (await desk.ask('analyst', 'GET', '/api/hand-offs?troubled=true')).json as { items: { state: string }[] };
    assert.equal(troubled.items[0]!.state, 'refused');
    assert.match((await get('analyst', '/')).html, /Refused/);
    assert.match((await get('analyst', `/incidents/${INC}`)).html, /none: it was refused[^]*Refused/);
    assert.match((await get('analyst', '/suppliers')).html, /1 refused/);
    assert.match((await get('analyst', `/incidents/${INC}/explain`)).html, /State: refused/);
    assert.match(desk.relay.letters.at(-1)?.subject ?? '', new RegExp(`${BT.name} refused it`));

    // Once handed off again, it is not marked any more.
    answer = ({ path }) => (path === '/token' ? TOKEN : TICKET);
    await handOff();
    assert.equal((await desk.incident(INC)).state, 'with-supplier');
    assert.doesNotMatch((await get('analyst', '/')).html, /Refused/);
    const after = (await desk.ask('analyst', 'GET', '/api/hand-offs?troubled=true')).json as { items: unknown[] };
    assert.deepEqual(after.items, []);
  });
