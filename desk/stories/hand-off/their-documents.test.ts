import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { analyst, assessor, contact, handOff, here, person } from '../../testing/test-desk.ts';
import { bothSides } from '../../testing/both-sides.ts';

const minutes = (count: number) => Temporal.Duration.from({ minutes: count });
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)]);

/** An incident handed off to the supplier as ticket T0000001. */
async function withSupplier(t: TestContext, callbacks: 'full' | 'thin' = 'full') {
  const sides = await bothSides({ seed: 'their documents', callbacks });
  const { desk, clock, supplier, letters, events } = sides;
  t.after(async () => sides.close());
  const { reference } = await desk.open(contact({ channel: 'walk-up' }), analyst);
  await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await clock.settle();
  const seen = async () => desk.incident(reference, assessor);
  return {
    desk,
    clock,
    supplier,
    letters,
    events,
    reference,
    attach: async (attachment: Parameters<typeof supplier.attach>[1]) => {
      await supplier.attach('T0000001', attachment);
      await clock.settle();
    },
    documents: async () => (await seen()).documents.map(({ name, from }) => `${name} from ${from ?? 'here'}`),
    textsOf: async (type: string) => (await seen()).timeline.flatMap((event) => (event.type === type ? [event.says] : [])),
    reads: () => supplier.journal.filter(({ method, path }) => method === 'GET' && path.includes('/troubleTicket/')).length,
  };
}

for (const callbacks of ['full', 'thin'] as const)
  test(`a document that a supplier attaches is stored once, redacted; its events are ${callbacks}`, async (t) => {
    const { desk, clock, letters, reference, attach, documents, textsOf, reads } = await withSupplier(t, callbacks);
    await attach({ name: 'log 943 476 5919.txt', mimeType: 'text/plain', content: base64('Seen: 943 476 5919') });
    await attach({ name: 'trace.png', mimeType: 'image/png', content: base64(PNG) });
    assert.deepEqual(await documents(), ['log [NHS number removed].txt from bt-health', 'trace.png from bt-health']);
    assert.equal(reads(), 2, 'events name a document; its content is read');
    const [log, trace] = (await desk.incident(reference, assessor)).documents;
    assert.equal((await desk.document(reference, log!.id, analyst)).content.toString(), 'Seen: [NHS number removed]');
    assert.ok((await desk.document(reference, trace!.id, analyst)).content.equals(PNG));
    assert.match((await textsOf('informationGovernance'))[0]!, /2 NHS numbers removed/);
    await clock.advance(minutes(48 * 60));
    assert.equal((await textsOf('supplierAttached')).length, 2);
    assert.deepEqual(
      letters.filter(({ text }) => /NHS number/.test(text)),
      [],
      'the caller sent nothing of the kind',
    );
    assert.deepEqual((await desk.verifyHistory(reference, assessor)).intact, true);
    // Its callers may see the document too, because it is their incident.
    assert.equal((await desk.incident(reference, person('requester', here))).documents.length, 2);
  });

test('an attachment that the desk does not accept is named once with the reason', async (t) => {
  const { attach, documents, events, clock, desk, reference } = await withSupplier(t);
  await attach({ name: 'mail.eml', mimeType: 'message/rfc822', content: base64('Subject: x') });
  await attach({ name: 'elsewhere.png', url: 'https://supplier.example/trace.png' });
  await attach({ name: 'not a picture.png', mimeType: 'image/png', content: base64('plain words') });
  await attach({ name: 'large.txt', mimeType: 'text/plain', content: base64('x'.repeat(3 * 1024 * 1024 + 1)) });
  for (const n of [1, 2])
    await attach({ name: `${n}.txt`, mimeType: 'text/plain', content: base64('x'.repeat(2.9 * 1024 * 1024)) });
  await clock.advance(minutes(24 * 60));
  assert.deepEqual(await documents(), ['1.txt from bt-health']);
  const left = (await events(reference, 'supplierDocumentLeft')).map(({ texts, why }) => `${texts['name']}: ${why}`);
  assert.deepEqual(left, [
    'mail.eml: type',
    'elsewhere.png: address',
    'not a picture.png: unreadable',
    'large.txt: too-large',
    '2.txt: too-much',
  ]);
  assert.equal((await desk.verifyHistory(reference, assessor)).intact, true);
});

test('an attachment whose events were all lost is found when the ticket is read', async (t) => {
  const { attach, documents, clock, supplier } = await withSupplier(t);
  supplier.faults([{ fault: 'callback-lost' }]);
  await attach({ name: 'log.txt', mimeType: 'text/plain', content: base64('lines') });
  assert.deepEqual(await documents(), []);
  await clock.advance(minutes(11));
  assert.deepEqual(await documents(), ['log.txt from bt-health']);
});

test('our documents do not come back as the supplier’s, and the supplier’s go only to other suppliers', async (t) => {
  const { desk, clock, supplier, reference, attach, documents } = await withSupplier(t);
  await desk.attach(reference, { name: 'ours.txt', mediaType: 'text/plain', content: Buffer.from('ours') }, analyst);
  await clock.settle();
  await attach({ name: 'theirs.txt', mimeType: 'text/plain', content: base64('theirs') });
  assert.deepEqual(await documents(), ['ours.txt from here', 'theirs.txt from bt-health']);
  await desk.command(reference, { do: 'takeBack', reason: 'Ours' }, analyst);
  await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await clock.settle();
  assert.deepEqual(
    supplier.tickets.at(-1)!.attachment.map(({ name }) => name),
    ['ours.txt'],
  );
});
