import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { randomFrom } from '../../kernel/patient-identifiers/corpus/random.ts';
import { issuedNumber, spell } from '../../kernel/patient-identifiers/corpus/spell.ts';
import { seededIds, type VirtualClock } from '../../kernel/index.ts';
import { openSupplier, servePort } from '../../simulators/lsp/index.ts';
import { ADDRESSES, TELEPHONE_TOKEN } from '../testing/desk.ts';
import { otherDesk } from '../testing/other-desk.ts';
import { besideSupplier, BT, CONTACT, DATA, INC } from '../testing/with-supplier.ts';

/** The number written into each field, so that a leak is reported by its field. */
type Planted = Map<string, string>;

const opened = async (t: TestContext, storeFile: string, ticketId: (made: number) => string) =>
  besideSupplier(
    t,
    async (clock: VirtualClock, callback) => {
      const network = await servePort({ host: '127.0.0.1' });
      const supplier = openSupplier(network, { name: 'leaks', clock, ids: seededIds('leaks'), supplier: BT, callback, ticketId });
      return { supplier, close: async () => network.close() };
    },
    () => ({}),
    { storeFile },
  );

const words = (bytes: Buffer): readonly string[] => [bytes.toString('utf8'), bytes.toString('latin1')];

for (const seed of [1, 2, 3, 4, 5])
  test(`no spelling of a number, in any field, reaches the store, letters, the log or a supplier; seed ${seed}`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'deskproof-leaks-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const random = randomFrom(seed);
    const planted: Planted = new Map();
    /** A new number each time, in a notation that fits its field. */
    const number = (field: string, fits = /^[^]*$/): string => {
      for (;;) {
        const { open, spelled, close } = spell(issuedNumber(random), random);
        const written = open + spelled + close;
        if (!fits.test(written)) continue;
        planted.set(field, spelled);
        return written;
      }
    };
    const LINE = /^[^\r\n\0<>"\\\u0085\u2028\u2029]*$/;
    const ASCII = /^[\x21-\x7e]+$/;
    const ADDRESS = /^\d[\d._-]+\d$/;

    const ticketId = `T-${number("supplier's ticket id", ADDRESS)}`;
    const { desk, supplier, command, clock } = await opened(t, join(folder, 'desk.sqlite'), (made) => `${ticketId}.${made}`);
    await desk.ask(
      'analyst',
      'POST',
      '/api/contacts',
      {
        ...CONTACT,
        summary: `Record of ${number('summary', LINE)}`,
        description: `Cannot open ${number('description')} since nine`,
        location: `Bed of ${number('location', LINE)}`,
        caller: {
          ...CONTACT.caller,
          name: `Sam for ${number('caller', LINE)}`,
          telephone: number('telephone', /^[\d ]{10,20}$/),
          mail: `${number('mail', ADDRESS)}@northgate-uh.nhs.example`,
        },
      },
      { 'idempotency-key': `call-${number('Idempotency-Key', ADDRESS)}` },
    );
    const file = {
      filename: `list ${number('file name', LINE)}.txt`,
      contentType: 'text/plain',
      content: `Ward list: ${number('file')} and more`,
    };
    await desk.mail({
      from: { name: `Amy ${number('display name', LINE)}`, address: `${number('address', ADDRESS)}@northgate-uh.nhs.example` },
      subject: `About ${number('subject', LINE)}`,
      text: `The record of ${number('mail text', /^[^\r\n]*$/)} is locked`,
      messageId: `<${number('Message-ID', ADDRESS)}@northgate-uh.nhs.example>`,
      attachments: [file],
    });
    await desk.mail({
      from: 'amy.reid@northgate-uh.nhs.example',
      subject: 'No images',
      html: `<p>Patient <b>${number('HTML', /^[^\r\n\\%]*$/)}</b> has none</p>`,
      messageId: `<${number('Message-ID answered', ADDRESS)}@northgate-uh.nhs.example>`,
    });
    await desk.mail({
      from: 'FAX=+442079460201@fax-gateway.example',
      to: 'FAX=+442079460900@fax-gateway.example',
      subject: `Fax about ${number('fax subject', LINE)}`,
      text: `One page for ${number('fax text', /^[^\r\n]*$/)} is attached`,
      attachments: [
        {
          filename: `pages for ${number('fax file name', LINE)}.tif`,
          contentType: 'image/tiff',
          content: Buffer.concat([Buffer.from([0x49, 0x49, 0x2a, 0]), Buffer.alloc(60, 7)]),
        },
      ],
    });
    const ringing = { callId: `call-${number('call id', ADDRESS)}`, direction: 'in', to: ADDRESSES.telephone };
    for (const event of ['ringing', 'abandoned'])
      await desk.ask(
        null,
        'POST',
        '/channels/telephone/events',
        { ...ringing, from: number(`number of a missed call, ${event}`, /^\d[\d ]{8,18}\d$/), at: '2026-11-24T09:30:00Z', event },
        { authorization: `Bearer ${TELEPHONE_TOKEN}` },
      );
    await desk.ask(null, 'GET', `/nowhere/${encodeURIComponent(number('address that is none', LINE))}`);
    await clock.settle();
    await command('respond', { text: `Images of ${number('answer')} are back`, channel: 'phone' });
    await command('notes', { text: `Noted ${number('note')} today` });
    const erroneous = { ...DATA, errorText: `Locked: ${number('hand-off data')} now` };
    assert.equal((await desk.ask('analyst', 'POST', `/api/incidents/${INC}/hand-off`, { data: erroneous })).status, 422);
    await command('hand-off', { data: DATA });
    const [ticket] = supplier.tickets;
    assert.ok(ticket, 'the supplier has it');
    await supplier.note(ticket.id, `Which screen of ${number("supplier's note")} is it?`);
    await supplier.move(ticket.id, 'inProgress', `Looking at ${number("supplier's reason")} now`);
    const content = Buffer.from(`Trace of ${number("supplier's file")} end`).toString('base64');
    await supplier.attach(ticket.id, {
      name: `trace ${number("supplier's file name", LINE)}.txt`,
      mimeType: 'text/plain',
      content,
    });
    await clock.settle();
    // The ticket is still reachable, and its messages still find their incident. Tags that stood within a number stay.
    await command('answer-supplier', { text: `The second one of ${number('answer to the supplier')} now` });
    assert.match(JSON.stringify(supplier.tickets[0]), /The second one of \[NHS number removed\](?:<[^>]*>)* ?now/);
    const bound = (await desk.incident(INC)).handOffs;
    assert.match(JSON.stringify(bound), /"sealed\./);
    assert.match(JSON.stringify(await desk.incident(INC)), /Which screen of \[NHS number removed\](?:<[^>]*>)* ?is it/);

    const other = await otherDesk(desk, 'northgate');
    const created = await other.create({
      name: `Ticket of ${number('ticket name', LINE)}`,
      description: `Sees ${number('ticket description')} twice`,
      note: [{ text: `For ${number('ticket note')} only`, author: 'other desk' }],
    });
    assert.equal(created.status, 201);
    const hub = { callback: `https://northgate.example/told/${number('callback', ASCII)}/here` };
    assert.ok([400, 422].includes((await other.api('POST', '/hub', hub)).status), String(planted.get('callback')));
    const asks = { callback: 'https://northgate.example/told', query: `name=${number('query', ADDRESS)}` };
    assert.ok((await other.api('POST', '/hub', asks)).status >= 400);
    const elsewhere = {
      attachment: [{ name: 'List', url: `https://northgate.example/?q=${number('attachment address', ADDRESS)}` }],
    };
    assert.equal((await other.api('PATCH', `/troubleTicket/${String(created.json['id'])}`, elsewhere)).status, 422);
    await desk.ask('analyst', 'GET', `/api/search?q=${encodeURIComponent(number('search', LINE))}`);
    await clock.settle();
    const held = await desk.all();
    assert.equal(held.length, 5);

    const places = new Map<string, readonly string[]>([
      ['records', held.map((each) => JSON.stringify(each))],
      [
        'letters',
        desk.relay.letters.flatMap(({ subject, text, ...rest }) => [subject ?? '', String(text), JSON.stringify(rest)]),
      ],
      ['log', desk.log],
      ['the telephone', desk.peer.asked.map(({ path, body }) => path + body)],
      // The supplier's own texts are expected in its answers and events.
      [
        'the supplier',
        supplier.journal
          .filter(({ direction }) => direction === 'received')
          // Requests to the supplier contain its own id of the ticket.
          .map(
            (each) => `${each.path.replaceAll(encodeURIComponent(ticketId), '').replaceAll(ticketId, '')} ${each.requestBody}`,
          ),
      ],
    ]);
    await desk.close();
    for (const name of readdirSync(folder)) places.set(name, words(readFileSync(join(folder, name))));
    const leaks = [...places].flatMap(([place, texts]) =>
      [...planted].flatMap(([field, spelled]) =>
        // A patch of a ticket's notes repeats those that are there, which are the supplier's own.
        !(place === 'the supplier' && field.startsWith('supplier')) && texts.some((text) => text.includes(spelled))
          ? [`${field} (${JSON.stringify(spelled)}) in ${place}`]
          : [],
      ),
    );
    assert.deepEqual(leaks, []);
    assert.ok(planted.size >= 34, String(planted.size));
  });
