import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { troubleTicket } from '../../kernel/trouble-ticket/schema.ts';
import { MAX_ATTACHMENT_BYTES } from '../domain/documents/accepted.ts';
import { openTestDesk } from '../testing/desk.ts';
import { otherDesk } from '../testing/other-desk.ts';

type Attachment = Readonly<Record<string, unknown>>;
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const LOG = { name: 'viewer.log', mimeType: 'text/plain', content: base64('ERR-2047 at 09:12') };
const attachmentsOf = (ticket: Readonly<Record<string, unknown>>) => (ticket['attachment'] ?? []) as readonly Attachment[];
const without = (attachment: Attachment | undefined, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(attachment ?? {}).filter(([name]) => !names.includes(name)));

test('a document is sent with a ticket or later and read by both desks; a document given by url is not fetched', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  await other.subscribe();
  const created = await other.create({ attachment: [LOG] });
  assert.equal(created.status, 201);
  assert.ok(Value.Check(troubleTicket, created.json));
  const [first] = attachmentsOf(created.json);
  assert.deepEqual(without(first, 'id', 'href'), {
    source: 'buyer',
    name: 'viewer.log',
    mimeType: 'text/plain',
    size: { amount: 17, units: 'bytes' },
  });

  const page = { name: 'Known faults', url: 'https://northgate.example/faults?a=%41' };
  const patched = await other.api('PATCH', '/troubleTicket/INC-000001', {
    attachment: [first, { name: 'screen.png', mimeType: 'image/png', content: base64('\x89PNG') }, page],
  });
  assert.equal(patched.status, 400, 'what is no picture is none, whatever it says');
  const added = await other.api('PATCH', '/troubleTicket/INC-000001', { attachment: [{ ...LOG, name: '../second.log' }, page] });
  assert.deepEqual(
    attachmentsOf(added.json).map(({ name, url }) => [name, url]),
    [
      ['viewer.log', undefined],
      ['second.log', undefined],
      ['Known faults', page.url],
    ],
  );

  const { json: whole } = await other.api('GET', '/troubleTicket/INC-000001');
  assert.deepEqual(
    attachmentsOf(whole).map(({ content }) => content),
    [LOG.content, LOG.content, undefined],
  );
  const [listed] = await other.list('');
  await desk.clock.settle();
  for (const named of [listed!, ...other.notifications().map(({ ticket }) => ticket)])
    assert.ok(attachmentsOf(named).every(({ content }) => content === undefined));
  const href = String(first!['href']).replace(/^.*\/v4/, '');
  assert.deepEqual((await other.api('GET', href)).json, { ...first, content: LOG.content });
  assert.equal((await other.api('GET', `${href}x`)).status, 404);

  // A patch with the unchanged whole ticket, content included, is no change.
  const same = await other.api('PATCH', '/troubleTicket/INC-000001', whole);
  assert.deepEqual([same.status, attachmentsOf(same.json).length], [200, 3]);
  const { documents, timeline } = await desk.incident('INC-000001');
  assert.deepEqual(
    documents.map(({ name }) => name),
    ['viewer.log', 'second.log'],
  );
  assert.ok(timeline.some(({ says }) => says === `Document named, but not fetched: Known faults at ${page.url}`));
  assert.ok(desk.peer.asked.every(({ path }) => !path.includes('faults')));
  const read = await desk.ask('analyst', 'GET', `/api/incidents/INC-000001/documents/${documents[0]!.id}`);
  assert.equal(read.bytes.toString(), 'ERR-2047 at 09:12');
});

test('documents of our staff are shown as ours and reported in an event', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  await other.create();
  await other.subscribe();
  const body = { name: 'answer.txt', mediaType: 'text/plain', contentBase64: base64('Restart it.') };
  const attached = await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/documents', body);
  assert.equal(attached.status, 201, JSON.stringify(attached.json));
  await desk.clock.settle();
  const [event] = other.notifications();
  assert.deepEqual([event?.type, attachmentsOf(event!.ticket)[0]?.['source']], ['AttributeValueChange', 'seller']);
});

test('a document that is there can neither be changed, nor removed, nor signed as ours', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const [first] = attachmentsOf((await other.create({ attachment: [LOG] })).json);
  const patch = async (attachment: unknown) => {
    const { status, json } = await other.api('PATCH', '/troubleTicket/INC-000001', { attachment });
    return [status, json['code'] ?? attachmentsOf(json).length];
  };
  assert.deepEqual(await patch([{ ...first, name: 'another.log' }]), [409, 'attachmentIsFinal']);
  assert.deepEqual(await patch([{ id: first!['id'], content: base64('ERR-1') }]), [409, 'attachmentIsFinal']);
  assert.deepEqual(await patch([{ id: 'nobody-has-it', name: 'x' }]), [400, 'referenceNotFound']);
  assert.deepEqual(await patch([{ ...LOG, source: 'seller' }]), [400, 'forgedSource']);
  assert.deepEqual(await patch(null), [400, 'invalidBody']);
  assert.deepEqual(await patch([]), [200, 1]);
  assert.equal((await other.create({ attachment: [{ ...LOG, id: 'x' }] })).json['code'], 'referenceNotFound');
});

const tooLarge = base64(Buffer.alloc(MAX_ATTACHMENT_BYTES + 1, 0x20));
const REFUSED: readonly (readonly [string, unknown, number, string])[] = [
  ['both an address and content', { ...LOG, url: 'https://northgate.example' }, 400, 'invalidBody'],
  ['neither', { name: 'empty' }, 400, 'invalidBody'],
  ['content of no type', { name: 'x', content: 'AAAA' }, 400, 'missingProperty'],
  ['content that is not base64', { ...LOG, content: 'Nicht?!' }, 400, 'invalidValue'],
  ['something that runs', { ...LOG, mimeType: 'application/x-msdownload' }, 400, 'attachmentTypeNotTaken'],
  ['a picture that is none', { ...LOG, mimeType: 'image/png' }, 400, 'attachmentTypeNotTaken'],
  ['more than a file may hold', { ...LOG, content: tooLarge }, 413, 'attachmentTooLarge'],
  ['an address that leads into a file system', { url: 'file:///etc/passwd' }, 400, 'invalidValue'],
  ["an address with a patient's number", { url: 'https://northgate.example/?nhs=943%20476%205919' }, 422, 'patientData'],
  ['what is no object', 'viewer.log', 400, 'invalidBody'],
];

test('a malformed, oversized or unsupported document is refused, and no incident is logged for it', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  for (const [what, attachment, status, code] of REFUSED) {
    const answer = await other.create({ attachment: [attachment] });
    assert.deepEqual([answer.status, answer.json['code']], [status, code], what);
  }
  const many = await other.create({ attachment: Array.from({ length: 51 }, () => LOG) });
  assert.equal(many.json['code'], 'tooManyRecords');
  assert.deepEqual(await desk.all(), []);
});

test("a patient's number is removed from a text file, its name and its log, as from a file sent by mail", async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const attachment = [{ ...LOG, name: 'NHS number 943 476 5919.txt', content: base64('NHS number 943 476 5919 is empty') }];
  await other.create({ attachment });
  const { json } = await other.api('GET', '/troubleTicket/INC-000001');
  const [document] = attachmentsOf(json);
  assert.equal(Buffer.from(String(document!['content']), 'base64').toString(), 'NHS number [NHS number removed] is empty');
  const seen = await desk.incident('INC-000001');
  assert.doesNotMatch(JSON.stringify([json, seen, desk.log]), /943.?476.?5919/);
  assert.deepEqual(seen.redactions, [{ kind: 'nhs-number', count: 2 }]);
});
