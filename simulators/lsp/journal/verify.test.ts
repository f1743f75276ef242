import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from './types.ts';
import { harOf } from './har.ts';
import { createJournal } from './journal.ts';
import { journalAssertions } from './verify.ts';

const AT = Temporal.Instant.from('2026-11-23T09:00:00Z');
const exchange = (more: Partial<Exchange> = {}): Omit<Exchange, 'n'> => ({
  at: AT,
  until: AT.add({ seconds: 2 }),
  direction: 'received',
  method: 'POST',
  path: '/tmf-api/troubleTicket/v4/troubleTicket',
  requestHeaders: { authorization: 'Bearer s3cr3t', 'content-type': 'application/json' },
  requestBody: JSON.stringify({ externalId: 'INC-1', severity: '1', note: [{ text: 'a' }, { text: 'b' }] }),
  status: 201,
  responseHeaders: {},
  responseBody: '{}',
  happened: [],
  ...more,
});
const event = (externalId: string, type = 'TroubleTicketStatusChangeEvent') =>
  exchange({
    direction: 'sent',
    path: `/listener/${type}`,
    status: 204,
    requestBody: JSON.stringify({ correlationId: externalId, event: { troubleTicket: { status: 'resolved' } } }),
  });

function assertionsOn(...exchanges: readonly Omit<Exchange, 'n'>[]) {
  const journal = createJournal({ count: 4, bytes: 1e6 });
  for (const one of exchanges) journal.record(one);
  return journalAssertions(journal);
}
const creation = { direction: 'received', method: 'post', path: '*/troubleTicket' } as const;

test('an exchange that matches in every part was sent; a body matches by the members given', () => {
  const past = assertionsOn(exchange(), event('INC-1'));
  assert.deepEqual(past.wasSent({ ...creation, externalId: 'INC-1', body: { severity: '1', note: [{ text: 'b' }] } }).found, [1]);
  assert.deepEqual(past.wasSent({ eventType: 'TroubleTicketStatusChangeEvent', externalId: 'INC-1', status: 204 }).found, [2]);
  assert.equal(past.wasSent({ body: { note: [{ text: 'b' }, { text: 'a' }] } }).is, 'not shown');
});

test('a miss names the nearest exchange and what differs', () => {
  const past = assertionsOn(exchange(), event('INC-1'));
  assert.deepEqual(past.wasSent({ ...creation, externalId: 'INC-1', body: { severity: '2' } }), {
    is: 'not shown',
    says: 'Nothing fits direction received, method post, path */troubleTicket, externalId INC-1, body {"severity":"2"}. Nearest is no. 1 at 2026-11-23T09:00:00Z, received POST /tmf-api/troubleTicket/v4/troubleTicket, answered 201: body.severity is "1" and not "2".',
    found: [],
    nearest: { n: 1, differs: ['body.severity is "1" and not "2"'] },
  });
  assert.match(assertionsOn().wasSent(creation).says, /nothing went over the wire\.$/);
});

test('a different message about the same incident is nearer than a similar one about another', () => {
  const reads = (externalId: string, severity: string) => exchange({ requestBody: JSON.stringify({ externalId, severity }) });
  const past = assertionsOn(reads('INC-1', '1'), reads('INC-2', '2'), reads('INC-3', '2'));
  assert.equal(past.wasSent({ ...creation, externalId: 'INC-1', body: { severity: '2' } }).nearest?.n, 1);
  const deep = (users: object) => exchange({ requestBody: JSON.stringify({ data: users }) });
  const inside = assertionsOn(deep({ users: 4, ward: '4F' }), exchange());
  assert.deepEqual(inside.wasSent({ body: { data: { users: 40, ward: '4F' } } }).nearest, {
    n: 1,
    differs: ['body.data.users is 4 and not 40'],
  });
});

test('a part that no exchange matches is named, with the values that occur instead', () => {
  const past = assertionsOn(exchange(), exchange({ method: 'GET' }), exchange());
  assert.equal(
    past.wasSent({ method: 'DELETE' }).says,
    'Nothing fits method DELETE. None of 3 has this method: there is POST, GET.',
  );
  assert.equal(
    past.wasSent({ direction: 'sent', eventType: 'TroubleTicketResolvedEvent' }).says,
    'Nothing fits direction sent, eventType TroubleTicketResolvedEvent. None of 3 has this direction: there is received. None of 3 has this eventType.',
  );
  assert.match(
    past.wasSent({ path: '/troubleTicket', method: 'GET' }).says,
    /\(the whole path is compared; \* matches anything\)\.$/,
  );
});

test('of many matches some are listed and the rest counted; long values are truncated and say so', () => {
  const journal = createJournal();
  for (let n = 0; n < 9; n++) journal.record(exchange({ requestBody: JSON.stringify({ text: 'x'.repeat(5_000) }) }));
  const past = journalAssertions(journal);
  assert.match(past.exactlyOnce(creation).says, /^It went over the wire 9 times: no\. 1 .*; and 4 more, up to no\. 9\.$/);
  const { says } = past.wasSent({ body: { text: 'y' } });
  assert.ok(says.length < 500, says);
  assert.match(says, /characters came\]/);
});

test('exactly once is neither never nor twice', () => {
  assert.equal(assertionsOn(exchange()).exactlyOnce(creation).is, 'shown');
  assert.equal(assertionsOn().exactlyOnce(creation).is, 'not shown');
  assert.match(
    assertionsOn(exchange(), exchange()).exactlyOnce(creation).says,
    /^It went over the wire twice: no\. 1 at .*; no\. 2 at /,
  );
});

test('an order holds with other exchanges in between, and a broken one names what came too soon', () => {
  const past = assertionsOn(exchange(), event('INC-2'), event('INC-1'));
  assert.deepEqual(past.inOrder([creation, { externalId: 'INC-1', direction: 'sent' }]).found, [1, 3]);
  const broken = past.inOrder([{ direction: 'sent' }, creation]);
  assert.equal(broken.is, 'not shown');
  assert.match(broken.says, /^Of 2 the first came, up to no\. 2\. The next \(.*\) came too soon: no\. 1 at/);
});

test('after an eviction no assertion claims what only the full history can show', () => {
  const full = assertionsOn(
    ...['1', '2', '3', '4', '5', '6'].map((n) => exchange({ requestBody: JSON.stringify({ externalId: `INC-${n}` }) })),
  );
  const held = { ...creation, externalId: 'INC-6' };
  const gone = { ...creation, externalId: 'INC-1' };
  assert.equal(full.wasSent(held).is, 'shown');
  assert.equal(full.wasNotSent(held).is, 'not shown');
  for (const finding of [
    full.wasSent(gone),
    full.wasNotSent(gone),
    full.exactlyOnce(gone),
    full.exactlyOnce(held),
    full.inOrder([gone]),
  ]) {
    assert.equal(finding.is, 'cannot tell');
    assert.match(finding.says, /The journal was full and evicted its 2 oldest exchanges, up to 2026-11-23T09:00:00Z/);
  }
});

test('an archive holds every exchange and no secret', () => {
  const journal = createJournal();
  journal.record(exchange());
  journal.record(exchange({ status: 'lost', happened: [{ at: AT, kind: 'fault', says: 'lost-answer: loses answers' }] }));
  const { log } = harOf(journal.entries, { origin: 'http://supplier.example', version: '0' });
  assert.deepEqual(
    log.entries.map(({ response, time, comment }) => [response.status, time, comment]),
    [
      [201, 2_000, 'received'],
      [0, 2_000, 'received; lost-answer: loses answers'],
    ],
  );
  assert.doesNotMatch(JSON.stringify(log), /s3cr3t/);
});

test('a hundred thousand exchanges stay within the bounds of count and size, and evictions are counted', () => {
  for (const [bounds, most] of [
    [{ count: 2_000, bytes: 1e9 }, 2_000],
    [{ count: 1e6, bytes: 400_000 }, 1_000],
  ] as const) {
    const journal = createJournal(bounds);
    for (let n = 0; n < 100_000; n++) journal.record(exchange());
    const { evicted, entries } = journal;
    assert.ok(entries.length > 0 && entries.length <= 2_000 && entries.length >= most * 0.5, `${entries.length} are held`);
    assert.equal(evicted.count + entries.length, 100_000);
    assert.equal(entries.at(-1)?.n, 100_000);
    assert.ok(JSON.stringify(entries).length < 2_000_000);
  }
});
