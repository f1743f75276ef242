import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { SupplierRefused } from '../../messages/ports.ts';
import { bothSides } from '../../testing/both-sides.ts';
import { analyst, assessor, contact, dutyManager, handOff, person, testDesk } from '../../testing/test-desk.ts';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(400, 7)]);
const text = (name: string, words: string) => ({ name, mediaType: 'text/plain', content: Buffer.from(words) });
const picture = (name: string, size = PNG.length) => ({
  name,
  mediaType: 'image/png',
  content: Buffer.concat([PNG, Buffer.alloc(Math.max(0, size - PNG.length), 1)]),
});
const minutes = (count: number) => Temporal.Duration.from({ minutes: count });

/** The desk, the simulated supplier, and an incident that is not handed off yet. */
async function deskAndSupplier(t: TestContext) {
  const sides = await bothSides({ seed: 'documents' });
  t.after(async () => sides.close());
  const { desk, clock, supplier } = sides;
  const { reference } = await desk.open(contact({ channel: 'walk-up' }), analyst);
  const handedOff = async () => {
    await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await clock.settle();
  };
  return {
    clock,
    desk,
    supplier,
    reference,
    handedOff,
    attach: async (file: Parameters<typeof desk.attach>[1]) => {
      const document = await desk.attach(reference, file, analyst);
      await clock.settle();
      return document;
    },
    release: async (document: string) => {
      await desk.command(reference, { do: 'releaseDocument', document }, analyst);
      await clock.settle();
    },
    there: () => supplier.tickets.at(-1)!.attachment.map(({ name, source }) => `${name} ${source}`),
    states: async () =>
      (await desk.incident(reference, assessor)).documents.map(({ name, handOffs }) => `${name}: ${handOffs?.at(-1)?.says}`),
    asked: (method: string) => supplier.journal.filter((each) => each.direction === 'received' && each.method === method),
  };
}

test("a text is sent with the creation, without patients' numbers in name and content; a picture stays and is named", async (t) => {
  const { attach, handedOff, supplier, there, states, desk, reference, asked } = await deskAndSupplier(t);
  await attach(text('Patient 943 476 5919.txt', 'Seen on 943 476 5919 and on WS-4411.'));
  await attach(picture('screen.png'));
  await handedOff();
  const [ticket] = supplier.tickets;
  assert.deepEqual(there(), ['Patient [NHS number removed].txt buyer']);
  const [sent] = ticket!.attachment;
  assert.equal(Buffer.from(sent!.content!, 'base64').toString(), 'Seen on [NHS number removed] and on WS-4411.');
  assert.deepEqual([sent!.mimeType, sent!.description], ['text/plain', `${reference}, document 1`]);
  assert.deepEqual(await states(), [
    'Patient [NHS number removed].txt: sent',
    "screen.png: not sent: nothing can be removed from it, and no analyst has marked it as free of patients' data",
  ]);
  const { timeline, handOffs } = await desk.incident(reference, assessor);
  assert.match(timeline.find(({ type }) => type === 'handedOff')!.says, /With it: Patient .*\.txt\. screen\.png is not sent: /);
  assert.deepEqual(
    handOffs[0]!.documents?.map(({ state }) => state),
    ['sent', 'withheld'],
  );
  const { says } = (await desk.explain(reference, assessor)).handOffs[0]!;
  assert.ok(
    says.includes(
      "Document screen.png: not sent: nothing can be removed from it, and no analyst has marked it as free of patients' data.",
    ),
  );
  assert.equal(asked('PATCH').length, 0, 'it went with the creation');
  assert.deepEqual(
    (
      await desk.incident(reference, person('requester', (await desk.incident(reference, assessor)).organisation))
    ).documents.flatMap(({ handOffs: h }) => h ?? []),
    [],
  );
});

test('a later document is sent by a patch; a picture is sent once, after somebody released it', async (t) => {
  const { attach, handedOff, release, there, states, clock, asked } = await deskAndSupplier(t);
  await handedOff();
  await attach(text('log.txt', 'ERR-2047'));
  const { id } = await attach(picture('screen.png'));
  assert.deepEqual(there(), ['log.txt buyer']);
  await release(id);
  await release(id);
  assert.deepEqual(there(), ['log.txt buyer', 'screen.png buyer']);
  assert.deepEqual(await states(), ['log.txt: sent', 'screen.png: sent']);
  const patches = asked('PATCH').length;
  assert.equal(patches, 2);
  await clock.advance(minutes(24 * 60));
  assert.equal(asked('PATCH').length, patches);
});

test('type, size, total and number are limited, and each document beyond a limit is named with the reason', async (t) => {
  const { attach, handedOff, release, states, there } = await deskAndSupplier(t);
  const big = 2.5 * 1024 * 1024;
  const first = await attach(picture('first.png', big));
  const second = await attach(picture('second.png', big));
  const third = await attach(picture('third.png', big));
  const huge = await attach(picture('huge.png', 3 * 1024 * 1024 + 1));
  for (const { id } of [first, second, third, huge]) await release(id);
  await handedOff();
  assert.deepEqual(there(), ['first.png buyer', 'second.png buyer']);
  assert.deepEqual(await states(), [
    'first.png: sent',
    'second.png: sent',
    'third.png: not sent: with it the documents would exceed the size that the policy allows',
    'huge.png: not sent: it is larger than the policy allows',
  ]);
});

test('each document arrives once, whichever answers are lost', async (t) => {
  const { attach, handedOff, supplier, clock, there, states } = await deskAndSupplier(t);
  await attach(text('before.txt', 'before'));
  supplier.faults([{ fault: 'lost-answer', on: 'create', times: 2 }]);
  await handedOff();
  await clock.advance(minutes(10));
  assert.deepEqual(there(), ['before.txt buyer']);
  supplier.faults([{ fault: 'lost-answer', on: 'patch', times: 2 }]);
  // Two documents with one name and the same text are separate documents.
  await attach(text('after.txt', 'after'));
  await attach(text('after.txt', 'after'));
  await clock.advance(minutes(10));
  assert.deepEqual(there(), ['before.txt buyer', 'after.txt buyer', 'after.txt buyer']);
  assert.deepEqual(await states(), ['before.txt: sent', 'after.txt: sent', 'after.txt: sent']);
  assert.equal(supplier.tickets.length, 1);
});

test('a taken-back hand-off gets no further document, and the next hand-off sends all again', async (t) => {
  const { attach, handedOff, supplier, desk, reference, there, states } = await deskAndSupplier(t);
  await attach(text('one.txt', 'one'));
  await handedOff();
  await desk.command(reference, { do: 'takeBack', reason: 'Ours' }, analyst);
  await attach(text('two.txt', 'two'));
  assert.deepEqual(there(), ['one.txt buyer']);
  assert.deepEqual(await states(), ['one.txt: sent', 'two.txt: undefined']);
  await handedOff();
  assert.equal(supplier.tickets.length, 2);
  assert.deepEqual(there(), ['one.txt buyer', 'two.txt buyer']);
});

test('a ticket logged by telephone gets the documents once it is adopted', async (t) => {
  const { attach, handedOff, supplier, clock, there, states, desk, reference } = await deskAndSupplier(t);
  await attach(text('one.txt', 'one'));
  supplier.faults([{ fault: 'outage', lasts: 'PT5H' }]);
  await handedOff();
  await attach(text('two.txt', 'two'));
  await clock.advance(minutes(4 * 60 + 5));
  assert.notEqual((await desk.incident(reference, assessor)).handOffs[0]!.unreachableSince, null);
  supplier.faults([]);
  const { url, tokenUrl, clientId, clientSecret } = supplier.access;
  const { access_token: token } = (await clock.track(
    fetch(tokenUrl, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    }).then(async (answer) => answer.json()),
  )) as { access_token: string };
  const logged = await clock.track(
    fetch(`${url}/troubleTicket`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        externalId: reference,
        description: 'By telephone',
        severity: 'Minor',
        ticketType: 'incident',
        minimumDataSet: handOff,
      }),
    }),
  );
  assert.equal(logged.status, 201);
  await clock.advance(minutes(60));
  assert.equal(supplier.tickets.length, 1);
  assert.deepEqual(there(), ['two.txt buyer', 'one.txt buyer']);
  assert.deepEqual(await states(), ['one.txt: sent', 'two.txt: sent']);
});

test('a supplier that refuses a document still gets the incident; a person decides about the document', async () => {
  const { desk, clock, other } = await testDesk();
  const { reference } = await desk.open(contact(), analyst);
  const { id } = await desk.attach(reference, picture('screen.png'), analyst);
  await desk.command(reference, { do: 'releaseDocument', document: id }, analyst);
  other.failures.supplier.push(new SupplierRefused('413 too large', 413), new Error('reset'));
  await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await clock.settle();
  other.failures.supplier.push(new SupplierRefused('413 too large', 413));
  await clock.advance(minutes(1));
  const carried = other.creations.map(({ ticket }) => ticket.documents?.length ?? 0);
  assert.deepEqual(carried, [1, 0, 1, 0], 'with it, without it; and both again, as the second answer was lost');
  const keys = other.creations.map(({ key }) => key);
  assert.deepEqual([keys[0] === keys[2], keys[1] === keys[3], keys[0] === keys[1]], [true, true, false]);
  assert.deepEqual(other.supplierRequests, [`attach bt-health-1: ${reference}, document 1, screen.png`]);

  other.failures.supplier.push(new SupplierRefused('415 no such kind', 415));
  await desk.attach(reference, text('log.txt', 'ERR-2047'), analyst);
  await clock.settle();
  const says = async () => (await desk.incident(reference, assessor)).documents.map(({ handOffs }) => handOffs?.at(-1)?.says);
  assert.deepEqual(await says(), ['sent', 'not delivered: a person has to decide']);
  const [letter, ...more] = await desk.deadLetters(dutyManager);
  assert.deepEqual([more.length, letter?.why, letter?.what], [0, 'refused', 'a document to bt-health']);
  await desk.replayLetter(letter!.id, dutyManager);
  await clock.settle();
  assert.deepEqual(await says(), ['sent', 'sent']);
  assert.equal((await desk.incident(reference, assessor)).state, 'with-supplier');
  await desk.close();
});
