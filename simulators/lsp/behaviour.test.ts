import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODES, openTestSupplier } from '../testing/supplier.ts';
import { send } from '../wire/send.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const codes = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort();

interface ReceivedEvent {
  readonly eventTime: string;
  readonly eventType: string;
  readonly event: { readonly troubleTicket: { readonly status: string } };
}

for (const mode of MODES) {
  test(`a repeat under one key gets the first response, another body 422, ${mode}`, async (t) => {
    const { create, supplier } = await openTestSupplier(t, mode);
    const [first, second] = [await create({}, 'k1'), await create({}, 'k1')];
    assert.deepEqual(second.json, first.json);
    assert.equal((await create({ severity: '5' }, 'k1')).json?.['code'], 'idempotencyKeyReused');
    assert.equal((await create({}, 'k2')).json?.['id'], 'T0000002');
    assert.equal(supplier.tickets.length, 2);
  });

  test(`a refused hand-off may be corrected under its key, ${mode}`, async (t) => {
    const { create } = await openTestSupplier(t, mode);
    assert.equal((await create({ minimumDataSet: {} }, 'k1')).status, 422);
    assert.equal((await create({}, 'k1')).status, 201);
  });

  test(`concurrent creations under one key make one ticket; each gets that ticket or 409, ${mode}`, async (t) => {
    const { create, supplier, clock } = await openTestSupplier(t, mode, { behaviour: { answersAfter: 'PT2M' } });
    const all = Promise.all(Array.from({ length: 8 }, async () => create({}, 'k1')));
    await clock.advance(minutes(3));
    const answers = await all;
    assert.deepEqual(codes(answers), [201, 409, 409, 409, 409, 409, 409, 409]);
    assert.equal(answers.find(({ status }) => status === 409)?.json?.['code'], 'requestInProgress');
    assert.equal((await create({}, 'k1')).status, 201);
    assert.equal(supplier.tickets.length, 1);
  });

  test(`concurrent creations under different keys make a ticket each, ${mode}`, async (t) => {
    const { create, supplier } = await openTestSupplier(t, mode);
    assert.deepEqual(codes(await Promise.all(['a', 'b', 'c', 'd'].map(async (key) => create({}, key)))), [201, 201, 201, 201]);
    assert.equal(new Set(supplier.tickets.map(({ id }) => id)).size, 4);
  });

  test(`a response takes the time that was set, and does not hold the clock meanwhile, ${mode}`, async (t) => {
    const { create, clock } = await openTestSupplier(t, mode, { behaviour: { answersAfter: 'PT90S' } });
    const answered = create().then(() => String(clock.now()));
    await clock.advance(minutes(10));
    assert.equal(await answered, '2026-11-23T09:01:30Z');
  });

  test(`a response is lost and the ticket is stored; the repeat returns it, ${mode}`, async (t) => {
    const { create, supplier } = await openTestSupplier(t, mode, { behaviour: { losesAnswers: 2 } });
    await assert.rejects(create({}, 'k1'), TypeError);
    await assert.rejects(create({}, 'k1'), TypeError);
    const { status, json } = await create({}, 'k1');
    assert.deepEqual([status, json?.['id'], supplier.tickets.length], [201, 'T0000001', 1]);
    await assert.doesNotReject(create({}, 'k2'));
    const posts = supplier.journal.filter(({ path, method }) => method === 'POST' && path.endsWith('/troubleTicket'));
    assert.deepEqual(
      posts.map((exchange) => exchange.status),
      ['lost', 'lost', 201, 201],
    );
  });

  test(`an unavailable supplier states for how long, and stores nothing, ${mode}`, async (t) => {
    const { create, supplier } = await openTestSupplier(t, mode, {
      behaviour: { unavailable: { times: 2, retryAfterSeconds: 30 } },
    });
    const { status, headers, json } = await create({}, 'k1');
    assert.deepEqual([status, headers['retry-after'], json?.['status']], [503, '30', '503']);
    assert.equal((await create({}, 'k1')).status, 503);
    assert.equal(supplier.tickets.length, 0);
    assert.equal((await create({}, 'k1')).status, 201);
  });

  test(`a ticket walks through its statuses on the clock until the desk takes it elsewhere, ${mode}`, async (t) => {
    const walk = [
      { after: 'PT10M', to: 'inProgress' },
      { after: 'PT20M', to: 'pending', note: 'Which workstation?' },
      { after: 'PT20M', to: 'inProgress' },
    ] as const;
    const { create, api, supplier, clock, desk } = await openTestSupplier(t, mode, { behaviour: { walk } });
    await create();
    await clock.advance(minutes(35));
    assert.equal(supplier.tickets[0]?.status, 'pending');
    await api('PATCH', '/troubleTicket/T0000001', { status: 'cancelled', statusChangeReason: 'Mended here.' });
    await clock.advance(minutes(60));
    assert.equal(supplier.tickets[0]?.status, 'cancelled');
    assert.deepEqual(
      desk.requests.map(({ body }) => {
        const { eventTime, eventType, event } = JSON.parse(body) as ReceivedEvent;
        return `${eventTime.slice(11, 16)} ${event.troubleTicket.status}, ${eventType.replace(/^TroubleTicket|Event$/g, '')}`;
      }),
      ['09:10 inProgress, StatusChange', '09:30 pending, StatusChange', '09:30 pending, InformationRequired'],
    );
  });

  test(`the journal holds both sides of an exchange without secrets, dates and ports, and repeats exactly, ${mode}`, async (t) => {
    const record = async () => {
      const { create, supplier, clock } = await openTestSupplier(t, mode, {
        behaviour: { walk: [{ after: 'PT1M', to: 'inProgress' }] },
      });
      await create({ description: 'See http://127.0.0.1:54321/x' }, 'k1');
      await clock.advance(minutes(2));
      supplier.close();
      return supplier.journal;
    };
    const stages = mode === 'on a port' ? [await record(), await record()] : [await record()];
    const [journal] = stages;
    if (stages.length === 2) assert.equal(JSON.stringify(stages[1]), JSON.stringify(journal));
    assert.deepEqual(
      journal!.map(
        ({ at, direction, method, path, status }) => `${String(at).slice(11, 16)} ${direction} ${method} ${path} ${status}`,
      ),
      [
        '09:00 received POST /oauth2/token 200',
        '09:00 received POST /tmf-api/troubleTicket/v4/troubleTicket 201',
        '09:01 sent POST /listener/TroubleTicketStatusChangeEvent 204',
      ],
    );
    const text = JSON.stringify(journal);
    assert.match(text, /"access_token\\":\\"\[masked\]/);
    assert.match(text, /"authorization":"Bearer \[masked\]"/);
    assert.match(text, /"authorization":"Basic \[masked\]"/);
    assert.match(text, /"idempotency-key":"\\"k1\\""/);
    assert.doesNotMatch(text, /127\.0\.0\.1:\d|"(?:date|host|connection|user-agent|content-length)":/);
  });
}

test('a caller that stops waiting stops neither the clock nor the supplier', async (t) => {
  const { supplier, clock, login } = await openTestSupplier(t, 'on a port', { behaviour: { answersAfter: 'PT5M' } });
  const token = String((await login()).json?.['access_token']);
  const gaveUp = new AbortController();
  const body = JSON.stringify({
    description: 'x',
    severity: '1',
    ticketType: 'incident',
    minimumDataSet: { impact: 'x', affectedUsers: 1, updateContact: 'x' },
  });
  const call = clock.track(
    send({
      method: 'POST',
      url: `${supplier.access.url}/troubleTicket`,
      headers: { authorization: `Bearer ${token}` },
      body,
      signal: gaveUp.signal,
    }),
  );
  clock.at(clock.now().add(minutes(1)), () => gaveUp.abort());
  const failed = assert.rejects(call, { name: 'AbortError' });
  await clock.advance(minutes(2));
  await failed;
  assert.equal(supplier.tickets.length, 0);
  await clock.advance(minutes(10));
  assert.equal(supplier.tickets[0]?.creationDate, '2026-11-23T09:05:00Z');
});

test('a closed supplier leaves no open work, not even a response that takes an hour', async (t) => {
  const { supplier, clock } = await openTestSupplier(t, 'on a port');
  supplier.faults([{ fault: 'latency', on: 'token', takes: 'PT1H' }]);
  const gaveUp = new AbortController();
  const call = clock.track(send({ method: 'POST', url: supplier.access.tokenUrl, signal: gaveUp.signal }));
  clock.at(clock.now().add(minutes(1)), () => gaveUp.abort());
  const failed = assert.rejects(call, { name: 'AbortError' });
  await clock.advance(minutes(2));
  await failed;
  const next = async () => (await clock.asFollower.state()).next;
  assert.equal(await next(), '2026-11-23T10:00:00Z');
  supplier.close();
  await clock.settle();
  assert.equal(await next(), null);
});
