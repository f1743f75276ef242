import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { browse } from '../testing/browse.ts';
import { ADDRESSES, openTestDesk } from '../testing/desk.ts';

const INC = 'INC-000001';
const AMY = 'amy.reid@northgate-uh.nhs.example';
const hours = (count: number) => Temporal.Duration.from({ hours: count });
const MACHINE = '+442079460201';
const TIFF = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0]);
const NO = 'No, it still does not work.';

/** An incident that Amy reported by mail, which its owner has taken. `ownerLetters` report an answer to the owner; `asked` are the questions to the caller. */
async function reported(t: TestContext) {
  const desk = await openTestDesk({ options: { faxNumbers: { [MACHINE]: 'northgate' } } });
  t.after(async () => desk.close());
  const mail = async (text: string, more: object = {}) => {
    await desk.mail({ from: AMY, subject: `Re: [${INC}] No images`, text, ...more });
    await desk.clock.settle();
  };
  await desk.mail({ from: AMY, subject: 'No images', text: 'Since nine.' });
  const command = async (verb: string, body: object = {}, who = 'analyst') => {
    const { status } = await desk.ask(who, 'POST', `/api/incidents/${INC}/${verb}`, body);
    assert.equal(status, 200, verb);
    await desk.clock.settle();
  };
  const waiting = async () =>
    (await desk.ask('analyst', 'GET', '/api/answers')).json as unknown as {
      items: readonly { reference: string; state: string; text: string }[];
      total: number;
    };
  return {
    ...{ desk, mail, command, waiting, ...browse(desk) },
    state: async () => (await desk.incident(INC)).state,
    ownerLetters: () => desk.relay.letters.filter(({ subject }) => subject?.includes('The caller answered')),
    asked: () => desk.relay.letters.filter(({ text }) => /Does it\? Please confirm/.test(text ?? '')),
    nights: async (count: number) => desk.clock.advance(hours(24 * count)),
  };
}
type Reported = Awaited<ReturnType<typeof reported>>;

/** The owner is notified, the queue marked, and the answer listed; nothing closes by itself. */
async function isSeen({ waiting, ownerLetters, get, nights, state }: Reported, text: RegExp, then = 'resolved', letters = 1) {
  const { items, total } = await waiting();
  assert.deepEqual([total, items[0]!.reference, items[0]!.state], [1, INC, then]);
  assert.match(items[0]!.text, text);
  assert.equal(ownerLetters().length, letters);
  const queue = (await get('analyst', '/')).html;
  assert.match(queue, /1 answer waits for somebody to read/);
  assert.match((await get('analyst', `/?stage=${then}`)).html, /The caller answered/, 'its row is marked');
  assert.match((await get('analyst', '/answers')).html, text);
  assert.doesNotMatch((await get('requester.northgate', '/')).html, /The caller answered/);
  await nights(20);
  assert.equal(await state(), then);
}

const resolved = async (t: TestContext) => {
  const sides = await reported(t);
  await sides.command('resolve', { how: 'Restarted.' });
  return sides;
};
const ANSWERS: readonly (readonly [string, (sides: Reported) => Promise<void>, RegExp])[] = [
  ['a mailed no', async ({ mail }) => mail(NO), /still does not work/],
  ['a mailed yes, which a person judges', async ({ mail }) => mail('Yes, it works, thank you.'), /Yes, it works/],
  [
    'a fax that names it',
    async ({ desk }) => {
      const to = `FAX=${ADDRESSES.fax}@fax-gateway.example`;
      const attachments = [{ filename: 'fax.tif', contentType: 'image/tiff', content: TIFF }];
      const from = `FAX=${MACHINE}@fax-gateway.example`;
      assert.match(await desk.mail({ from, to, subject: `Fax [${INC}]`, text: '', attachments }), /INC-000001/);
      await desk.clock.settle();
    },
    /See the attached fax/,
  ],
  [
    'a note on the portal',
    async ({ desk }) => {
      const { status } = await desk.ask('organisation-lead.northgate', 'POST', `/api/incidents/${INC}/notes`, { text: NO });
      assert.equal(status, 200);
      await desk.clock.settle();
    },
    /still does not work/,
  ],
  [
    'a mail with two pictures, which is one answer',
    async ({ mail }) => mail(NO, { attachments: ['one', 'two'].map((name) => ({ filename: `${name}.txt`, content: name })) }),
    /still does not work/,
  ],
];
for (const [name, answer, text] of ANSWERS) {
  test(`after a resolution, ${name}`, async (t) => {
    const sides = await resolved(t);
    await answer(sides);
    await isSeen(sides, text);
    assert.equal(sides.asked().length, 1, 'a caller who answered is not asked again');
    // A person records a clear confirmation; the nightly closing then closes the incident.
    await sides.command('confirm');
    assert.equal((await sides.waiting()).total, 0);
    await sides.nights(2);
    assert.equal(await sides.state(), 'closed');
  });
  test(`after a confirmation, ${name}`, async (t) => {
    const sides = await resolved(t);
    await sides.command('confirm');
    await answer(sides);
    await isSeen(sides, text);
  });
  test(`after the closing, ${name}`, async (t) => {
    const sides = await resolved(t);
    await sides.command('confirm');
    await sides.nights(2);
    assert.equal(await sides.state(), 'closed');
    await answer(sides);
    await isSeen(sides, text, 'closed');
    await sides.command('reopen', { reason: 'They say that it does not work.' });
    assert.equal((await sides.waiting()).total, 0);
  });
}

test('an answer while the incident waits for its caller reaches the owner; a note of the desk removes it from the list', async (t) => {
  const sides = await reported(t);
  await sides.command('pause', { reason: 'awaiting-caller' });
  await sides.mail('It is the one by the window.');
  assert.equal(sides.ownerLetters().length, 1);
  assert.equal((await sides.waiting()).total, 1);
  await sides.command('notes', { text: 'Read.' });
  assert.equal((await sides.waiting()).total, 0);
});

test('a message that nobody waits for is not an answer, and no mail is sent about it', async (t) => {
  const sides = await reported(t);
  await sides.mail('And the printer too.');
  assert.equal(sides.ownerLetters().length, 0);
  assert.equal((await sides.waiting()).total, 0);
});

test('a caller who has confirmed is not asked again, by letter or on the page', async (t) => {
  const sides = await resolved(t);
  assert.match((await sides.get('organisation-lead.northgate', `/incidents/${INC}`)).html, /Does it work again\?/);
  await sides.command('confirm');
  assert.doesNotMatch((await sides.get('organisation-lead.northgate', `/incidents/${INC}`)).html, /Does it work again\?/);
  await sides.nights(20);
  assert.equal(sides.asked().length, 1);
  assert.equal(await sides.state(), 'closed');
});

test('only staff see the answers that wait', async (t) => {
  const sides = await resolved(t);
  await sides.mail(NO);
  assert.equal((await sides.desk.ask('organisation-lead.northgate', 'GET', '/api/answers')).status, 403);
  assert.equal((await sides.get('organisation-lead.northgate', '/answers')).status, 403);
});
