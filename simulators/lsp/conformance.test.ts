import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Value } from 'typebox/value';
import { errorSchema, troubleTicket } from '../../kernel/trouble-ticket/schema.ts';
import { MODES, openTestSupplier, type Mode } from '../testing/supplier.ts';

/**
 * The R18 conformance profile of TMF621 (cases N1-N5 and E1-E3) in our own words, on an empty supplier without tokens. The public kit tests
 * the same from outside; README.md says how to run it.
 */

type Ticket = Readonly<Record<string, unknown>>;
const SMALLEST = { description: '<any text & more>', severity: 'High', ticketType: 'device' };
const FULLER = {
  description: 'Second',
  severity: 'Low',
  ticketType: 'connectivity',
  status: 'nonsense',
  externalId: '123',
  note: [
    { author: 'one', text: 'First note' },
    { author: 'two', text: 'Second note' },
  ],
};

async function open(t: TestContext, mode: Mode) {
  const { supplier, call } = await openTestSupplier(t, mode, { open: true, supplier: { minimumDataSet: [] } });
  const at = async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, `${supplier.access.url}${path}`, body, { accept: 'application/json' });
    assert.equal(answer.headers['content-type'], 'application/json;charset=utf-8');
    return answer;
  };
  const list = async (query = '') => (await at('GET', `/troubleTicket${query}`)).json as unknown as readonly Ticket[];
  const first = (await at('POST', '/troubleTicket', SMALLEST)).json!;
  const second = (await at('POST', '/troubleTicket', FULLER)).json!;
  return { at, list, first, second };
}

for (const mode of MODES) {
  test(`N1: the three mandatory attributes make a ticket, which is listed as it was returned, ${mode}`, async (t) => {
    const { at, list, first } = await open(t, mode);
    assert.ok(Value.Check(troubleTicket, first));
    assert.equal((await at('POST', '/troubleTicket', SMALLEST)).status, 201);
    assert.equal(first['description'], SMALLEST.description);
    assert.deepEqual(
      (await list()).find(({ id }) => id === first['id']),
      first,
    );
  });

  test(`N2: optional attributes are returned, a status sent by the client is ignored, and an id selects that ticket alone, ${mode}`, async (t) => {
    const { at, second } = await open(t, mode);
    assert.ok(Value.Check(troubleTicket, second));
    assert.equal(second['status'], 'acknowledged');
    assert.deepEqual(
      (second['note'] as readonly Ticket[]).map(({ author, text }) => ({ author, text })),
      FULLER.note,
    );
    assert.deepEqual((await at('GET', `/troubleTicket/${second['id']}`)).json, second);
  });

  test(`N3: a search finds exactly the tickets that match, ${mode}`, async (t) => {
    const { list, first, second } = await open(t, mode);
    assert.deepEqual(await list(), [second, first]);
    assert.deepEqual(await list('?severity=High'), [first]);
    assert.deepEqual(await list('?ticketType=connectivity'), [second]);
  });

  test(`N4 and N5: exactly the requested attributes, of one ticket and of a search, ${mode}`, async (t) => {
    const { at, list, first, second } = await open(t, mode);
    assert.deepEqual((await at('GET', `/troubleTicket/${first['id']}?fields=description`)).json, {
      description: SMALLEST.description,
    });
    assert.deepEqual((await at('GET', `/troubleTicket/${second['id']}?fields=severity,status`)).json, {
      severity: 'Low',
      status: 'acknowledged',
    });
    assert.deepEqual(await list('?severity=High&fields=description'), [{ description: SMALLEST.description }]);
  });

  test(`E1, E2 and E3: an unknown id, a missing mandatory attribute, an incomplete note, ${mode}`, async (t) => {
    const { at, list } = await open(t, mode);
    for (const [status, answer] of [
      [404, await at('GET', '/troubleTicket/46846846846')],
      [400, await at('POST', '/troubleTicket', { ...SMALLEST, ticketType: undefined })],
      [400, await at('POST', '/troubleTicket/', { ...SMALLEST, note: { author: 'x' } })],
      [400, await at('POST', '/troubleTicket/', { ...SMALLEST, note: [{ author: 'x' }] })],
    ] as const) {
      assert.equal(answer.status, status);
      assert.ok(Value.Check(errorSchema, answer.json));
    }
    assert.equal((await list()).length, 2);
  });
}
