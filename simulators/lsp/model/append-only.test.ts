import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODES, openTestSupplier } from '../../testing/supplier.ts';

const PATH = '/troubleTicket/T0000001';
const png = Buffer.from('a screen shot').toString('base64');
const sources = (items: readonly { readonly source: string }[] | undefined) => items?.map(({ source }) => source);

for (const mode of MODES) {
  test(`each note has its source, whatever its author is called, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
    await create({ note: [{ text: 'Ours.', source: 'buyer' }] });
    await supplier.note('T0000001', 'Theirs.');
    await api('PATCH', PATH, { note: [{ text: 'Ours again.', author: 'BT Health (simulated)' }] });
    assert.deepEqual(sources(supplier.tickets[0]?.note), ['buyer', 'seller', 'buyer']);
  });

  test(`the desk cannot add items in the supplier’s name, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
    const forged = { text: 'All is well.', source: 'seller' };
    assert.equal((await create({ note: [forged] })).json?.['code'], 'forgedSource');
    await create();
    for (const change of [{ note: [forged] }, { attachment: [{ url: 'https://x.example/a', source: 'seller' }] }]) {
      const { status, json } = await api('PATCH', PATH, change);
      assert.deepEqual([status, json?.['code']], [400, 'forgedSource']);
    }
    assert.deepEqual(supplier.tickets[0]?.note, []);
  });

  test(`no note is ever changed in any part, or removed, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
    await create({ note: [{ text: 'Ours.' }] });
    await supplier.note('T0000001', 'Theirs.');
    const before = supplier.tickets[0]!.note;
    for (const note of before)
      for (const change of [{ text: 'x' }, { author: 'x' }, { date: '2020-01-01T00:00:00Z' }, { source: 'x' }, { more: 1 }])
        assert.equal((await api('PATCH', PATH, { note: [{ ...note, ...change }] })).json?.['code'], 'noteIsFinal');
    assert.equal((await api('PATCH', PATH, { note: [...before, { text: 'New.' }] })).status, 200);
    assert.equal((await api('PATCH', PATH, { note: [] })).status, 200);
    assert.deepEqual(
      supplier.tickets[0]?.note.map(({ text }) => text),
      ['Ours.', 'Theirs.', 'New.'],
    );
  });

  test(`either side adds attachments; they are read with their ticket, named in lists, and never changed, ${mode}`, async (t) => {
    const { create, api, supplier } = await openTestSupplier(t, mode);
    await create({ attachment: [{ content: png, mimeType: 'image/png', name: 'screen.png' }] });
    await supplier.attach('T0000001', { url: 'https://supplier.example/known-error/17' });
    const read = (await api('GET', PATH)).json?.['attachment'] as readonly Record<string, unknown>[];
    assert.deepEqual(
      read.map(({ id, ...rest }) => ({ ...rest, id: typeof id })),
      [
        {
          source: 'buyer',
          name: 'screen.png',
          mimeType: 'image/png',
          content: png,
          size: { amount: 13, units: 'bytes' },
          id: 'string',
        },
        { source: 'seller', url: 'https://supplier.example/known-error/17', id: 'string' },
      ],
    );
    const [listed] = (await api('GET', '/troubleTicket')).json as unknown as { attachment: object[] }[];
    assert.deepEqual(
      listed?.attachment.map((attachment) => 'content' in attachment),
      [false, false],
    );
    const patch = async (attachment: readonly object[]) => (await api('PATCH', PATH, { attachment })).status;
    assert.equal(await patch([{ ...read[1], url: 'https://elsewhere.example' }]), 409);
    assert.equal(await patch([...read, { url: 'https://desk.example/log' }]), 200);
    assert.equal(await patch([...listed.attachment]), 200);
    assert.deepEqual(sources(supplier.tickets[0]?.attachment), ['buyer', 'seller', 'buyer']);
  });

  test(`attachments that are too large, executable or mislabelled are refused, ${mode}`, async (t) => {
    const { create, supplier } = await openTestSupplier(t, mode);
    const large = Buffer.alloc(5 * 1024 * 1024 + 1).toString('base64');
    for (const [attachment, status, code] of [
      [{ content: large, mimeType: 'image/png' }, 413, 'attachmentTooLarge'],
      [{ content: png, mimeType: 'application/x-msdownload' }, 400, 'attachmentTypeNotTaken'],
      [{ content: png, mimeType: 'text/html' }, 400, 'attachmentTypeNotTaken'],
      [{ content: 'no base64!', mimeType: 'image/png' }, 400, 'invalidValue'],
      [{ content: png }, 400, 'missingProperty'],
      [{ name: 'nothing' }, 400, 'invalidBody'],
      [{ content: png, mimeType: 'image/png', url: 'https://x.example' }, 400, 'invalidBody'],
      [{ url: 'file:///etc/passwd' }, 400, 'invalidValue'],
    ] as const) {
      const answer = await create({ attachment: [attachment] });
      assert.deepEqual([answer.status, answer.json?.['code']], [status, code]);
    }
    assert.equal((await create({ attachment: Array.from({ length: 51 }, () => ({ url: 'https://x.example' })) })).status, 400);
    assert.deepEqual(supplier.tickets, []);
  });
}
