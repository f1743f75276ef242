import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { browse, CALL, REPORT } from '../testing/browse.ts';
import { openTestDesk, type TestDesk } from '../testing/desk.ts';

const WORDS = 'Typed with care, and not to be lost';
const AMY = 'amy.reid@northgate-uh.nhs.example';
type Form = Readonly<Record<string, string>>;

/** Every kind of form with free text: who fills it in, where it goes, its text field, and the id of that field on the page. */
const FORMS: readonly (readonly [who: string, path: string, form: Form, name: string, id: string])[] = [
  ['requester.northgate', '/report', { ...REPORT, once: 'two' }, 'description', 'description'],
  ['analyst', '/log-a-call', { ...CALL, once: 'two' }, 'description', 'description'],
  ['analyst', '/incidents/INC-000001/note', {}, 'text', 'note-text'],
  ['analyst', '/incidents/INC-000001/respond', {}, 'text', 'respond-text'],
  ['analyst', '/incidents/INC-000001/erase', {}, 'passage', 'erase-passage'],
  ['analyst', '/incidents/INC-000001/hand-off', { supplier: 'bt-health' }, 'description', 'hand-off-description'],
  ['duty-manager', '/calendars/office', { from: '2027-01-01T00:00', monday: '09:00-17:00' }, 'reason', 'reason'],
  ['analyst', '/held-mail/MAIL/dismiss', {}, 'reason', 'reason-MAIL'],
  ['analyst', '/held-mail/MAIL/erase', {}, 'passage', 'passage-MAIL'],
];

async function withAnIncident(desk: TestDesk) {
  await browse(desk).post('analyst', '/log-a-call', CALL);
  await desk.mail({ from: AMY, subject: 'Away', text: 'Away', headers: { 'auto-submitted': 'auto-replied' } });
  const { html } = await browse(desk).get('analyst', '/held-mail');
  return /held-mail\/([\w-]+)\/dismiss/.exec(html)![1]!;
}
/** What the desk stored since: nothing. */
const stored = async (desk: TestDesk) =>
  JSON.stringify([
    await desk.all(),
    await desk.incident('INC-000001'),
    (await desk.ask('analyst', 'GET', '/api/held-mail')).json,
  ]);

suite('a form that is refused loses nothing that was typed', () => {
  for (const [what, size, forms = FORMS.length] of [
    ['longer than its field takes', 30_000],
    ['of 3 MB', 3 * 1024 * 1024],
    ['of 12 MB', 12 * 1024 * 1024, 1],
  ] as const)
    test(`when a text is ${what}: it is shown again, with the error beside the field`, async () => {
      await using desk = await openTestDesk();
      const mail = await withAnIncident(desk);
      const before = await stored(desk);
      const long = `${'x'.repeat(size - WORDS.length)}${WORDS}`;
      for (const [who, path, form, name, id] of FORMS.slice(0, forms)) {
        const answer = await browse(desk).post(who, path.replace('MAIL', mail), { ...form, [name]: long });
        assert.equal(answer.status, 422, path);
        assert.match(answer.html, new RegExp(`id="${id.replace('MAIL', mail)}-error"[^]{0,200}Shorten this`), path);
        assert.ok(answer.html.includes(`x${WORDS}`), `${path} shows the text to its end`);
      }
      assert.equal(await stored(desk), before, 'nothing was done');
    });

  test('when it was sent before with other words: it is shown again, and sent as a report of its own', async () => {
    await using desk = await openTestDesk();
    for (const [who, path, form, n] of [
      ['requester.northgate', '/report', { ...REPORT, once: 'one' }, 1],
      ['analyst', '/log-a-call', { ...CALL, once: 'one' }, 3],
    ] as const) {
      const { post } = browse(desk);
      await post(who, path, form);
      const again = await post(who, path, { ...form, description: WORDS });
      assert.equal(again.status, 422, path);
      assert.ok(again.html.includes(WORDS) && again.html.includes(`INC-00000${n}`), path);
      assert.equal((await desk.all()).length, n, path);
      const once = /name="once" value="([^"]+)"/.exec(again.html)![1]!;
      await post(who, path, { ...form, description: WORDS, once });
      await post(who, path, form);
      assert.equal((await desk.all()).length, n + 1, path);
      assert.equal((await desk.incident(`INC-00000${n + 1}`)).description, WORDS);
    }
  });

  test('when it did not come from a page of the desk: the words are shown, and nothing is done', async () => {
    await using desk = await openTestDesk();
    const mail = await withAnIncident(desk);
    const before = await stored(desk);
    for (const [who, path, form, name] of FORMS) {
      const signIn = await desk.ask(null, 'POST', '/sign-in', body({ ...credentials(desk, who), next: '/' }), own(desk));
      const cookie = signIn.headers.getSetCookie()[0]!.split(';')[0]!;
      const headers = { ...own(desk), cookie, origin: 'https://elsewhere.example' };
      const answer = await desk.ask(null, 'POST', path.replace('MAIL', mail), body({ ...form, [name]: WORDS }), headers);
      assert.equal(answer.status, 403, path);
      assert.match(answer.bytes.toString(), new RegExp(`What you wrote[^]*${WORDS}`), path);
    }
    assert.equal(await stored(desk), before, 'nothing was done');
  });

  test('when it arrives as another type of form', async () => {
    await using desk = await openTestDesk();
    await withAnIncident(desk);
    const form = new FormData();
    form.append('text', WORDS);
    const multipart = new Response(form);
    const sent: readonly (readonly [string, Buffer])[] = [
      [multipart.headers.get('content-type')!, Buffer.from(await multipart.arrayBuffer())],
      ['text/plain', Buffer.from(`text=${WORDS}\r\n`)],
    ];
    for (const [type, content] of sent) {
      const headers = { 'content-type': type, origin: desk.desk.url };
      const answer = await desk.ask('analyst', 'POST', '/incidents/INC-000001/note', content, headers);
      assert.equal(answer.status, 303, `${type}: ${answer.bytes.toString().slice(0, 300)}`);
    }
    const { timeline } = await desk.incident('INC-000001');
    assert.equal(timeline.filter(({ says }) => says.includes(WORDS)).length, 2);
  });

  for (const [what, first] of [
    ['before', ['phone', 'summary']],
    ['behind', ['description', 'summary']],
  ] as const)
    test(`and a form of more than 16 MB is shown again, with each field ${what} the long one as it was typed`, async () => {
      await using desk = await openTestDesk();
      const long = 'é%&='.repeat(1_500_000);
      const typed = { ...REPORT, summary: WORDS, description: long };
      const fields = Object.entries(typed).sort(([a], [b]) => first.indexOf(b as never) - first.indexOf(a as never));
      const answer = await desk.ask('requester.northgate', 'POST', '/report', new URLSearchParams(fields).toString(), own(desk));
      const html = answer.bytes.toString();
      assert.equal(answer.status, 422);
      assert.match(html, /Shorten this to 20,000 characters or fewer/);
      assert.match(html, new RegExp(WORDS));
      assert.match(html, /(?:é%&amp;=){5000}/);
      assert.ok(html.length < 4 * 1024 * 1024, 'a part of the long one, and not all of it');
      assert.equal((await desk.all()).length, 0);
    });

  test('and a form of a stranger has a limit that its fields add up to', async () => {
    await using desk = await openTestDesk();
    await withAnIncident(desk);
    const send = async (size: number) => desk.ask(null, 'POST', '/report', body({ description: 'x'.repeat(size) }), own(desk));
    assert.equal((await send(3 * 1024 * 1024)).status, 401, 'it is kept over the sign-in');
    assert.equal((await send(5 * 1024 * 1024)).status, 413);
  });
});

test('a long text counts its characters on the page', async () => {
  await using desk = await openTestDesk();
  const { html } = await browse(desk).get('requester.northgate', '/report');
  assert.match(html, /data-module="nhsuk-character-count"[^>]*data-maxlength="20000"/);
  assert.match(html, /<textarea[^>]*name="description"/);
});

const own = ({ desk }: TestDesk) => ({ 'content-type': 'application/x-www-form-urlencoded', origin: desk.url });
const body = (form: Form) => String(new URLSearchParams(form));
const credentials = ({ people }: TestDesk, username: string) => ({
  username,
  password: people.credentials.get(username)!.password,
});
