import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openTestDesk, type TestDesk } from '../testing/desk.ts';
import { browse, CALL, REPORT } from '../testing/browse.ts';
import { Refusal } from '../../kernel/index.ts';

const WORDS = 'Typed with care, and not to be lost';
const NORTHGATE = 'requester.northgate';
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];

/** A browser: a session cookie, and forms posted from the desk's own pages. */
function browser({ desk, clock, people }: TestDesk) {
  let cookie = '';
  const send = async (path: string, body?: Readonly<Record<string, string>> | FormData) => {
    const answer = await clock.track(
      fetch(`${desk.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { ...(cookie === '' ? {} : { cookie }), origin: desk.url },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : new URLSearchParams(body) }),
      }),
    );
    const set = answer.headers.getSetCookie().find((each) => each.startsWith('deskproof='));
    if (set !== undefined) cookie = set.split(';')[0]!;
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  };
  const who = (username: string) => ({ username, password: people.credentials.get(username)!.password });
  return { send, who, signIn: async (username: string) => send('/sign-in', { ...who(username), next: '/' }) };
}
const expire = async ({ clock }: TestDesk) => clock.advance(Temporal.Duration.from({ hours: 12, minutes: 1 }));

suite('a form whose sender’s session has ended', () => {
  const forms: readonly (readonly [who: string, path: string, form: Readonly<Record<string, string>>])[] = [
    [NORTHGATE, '/report', { ...REPORT, summary: WORDS }],
    ['analyst', '/log-a-call', { ...CALL, summary: WORDS }],
    ['analyst', '/incidents/INC-000001/note', { text: WORDS }],
    ['analyst', '/incidents/INC-000001/respond', { text: WORDS }],
    ['analyst', '/incidents/INC-000001/hand-off', { supplier: 'bt-health', description: WORDS }],
    ['analyst', '/incidents/INC-000001/remind', { at: '2027-01-01T10:00', text: WORDS }],
    ['duty-manager', '/incidents/INC-000001/deadline', { clock: 'resolution', due: '2027-01-01T10:00', reason: WORDS }],
    ['duty-manager', '/calendars/office', { from: '2027-01-01T00:00', reason: WORDS, monday: '09:00-17:00' }],
  ];
  for (const [username, path, form] of forms)
    test(`${path} is restored with its text after signing in, and nothing happens until it is sent again`, async () => {
      await using desk = await openTestDesk();
      await browse(desk).post('analyst', '/log-a-call', CALL);
      const { send, who, signIn } = browser(desk);
      await signIn(username);
      await expire(desk);
      const before = (await desk.incident('INC-000001')).timeline.length;
      const asked = await send(path, form);
      assert.equal(asked.status, 401);
      assert.match(asked.html, /Your session has ended/);
      assert.doesNotMatch(asked.html, new RegExp(WORDS), 'the text is sealed in the page');
      const kept = hidden(asked.html, 'kept')!;
      assert.match(asked.html, new RegExp(`action="${path}"`));
      const wrong = await send(path, { username, password: 'wrong', kept });
      assert.equal(wrong.status, 401);
      assert.equal(hidden(wrong.html, 'kept'), kept, 'a wrong password loses nothing');
      const back = await send(path, { ...who(username), kept });
      assert.equal(back.status, 200);
      assert.match(back.html, new RegExp(WORDS));
      assert.match(back.html, /nothing was sent yet/);
      assert.equal((await desk.all()).length, 1);
      assert.equal((await desk.incident('INC-000001')).timeline.length, before);
    });

  test('is not shown to another person who signs in there', async () => {
    await using desk = await openTestDesk();
    const { send, who, signIn } = browser(desk);
    await signIn('requester.northgate');
    await expire(desk);
    const { html } = await send('/report', { ...REPORT, summary: WORDS });
    const other = await send('/report', { ...who('requester.queensferry'), kept: hidden(html, 'kept')! });
    assert.deepEqual([other.status, other.location], [303, '/']);
  });

  test('is restored only if its seal is valid, at its own address', async () => {
    await using desk = await openTestDesk();
    const { send, who, signIn } = browser(desk);
    await signIn('analyst');
    await expire(desk);
    const kept = hidden((await send('/log-a-call', { ...CALL, summary: WORDS })).html, 'kept')!;
    for (const [path, sealed] of [
      ['/incidents/INC-000001/note', kept],
      ['/log-a-call', `${kept}a`],
      ['/log-a-call', 'text'],
    ] as const)
      assert.equal((await send(path, { ...who('analyst'), kept: sealed })).location, '/', path);
  });

  test('with a file asks for the file again', async () => {
    await using desk = await openTestDesk();
    await browse(desk).post('analyst', '/log-a-call', CALL);
    const { send, who, signIn } = browser(desk);
    await signIn('analyst');
    await expire(desk);
    const file = new FormData();
    file.append('file', new Blob(['bytes'], { type: 'text/plain' }), 'a.txt');
    const asked = await send('/incidents/INC-000001/attach', file);
    const back = await send('/incidents/INC-000001/attach', { ...who('analyst'), kept: hidden(asked.html, 'kept')! });
    assert.match(back.html, /id="attach-file-error"[\s\S]*Choose the file again/);
  });
});

suite('a form that the desk cannot process is shown again as it was typed', () => {
  for (const [what, fault, status] of [
    ['busy', new Refusal('busy', 'Too much at once. Try again.', 503), 503],
    ['in another state', new Refusal('wrong-state', 'Somebody was faster.', 409), 409],
    ['failing', new Error('disk full'), 500],
  ] as const)
    test(`when it is ${what}`, async () => {
      let broken = false;
      await using desk = await openTestDesk({
        wiring: (parts) => ({
          ...parts,
          decide: (...given) => {
            if (broken) throw fault;
            return parts.decide(...given);
          },
        }),
      });
      const { post } = browse(desk);
      await post('analyst', '/log-a-call', CALL);
      broken = true;
      for (const [who, path, form] of [
        [NORTHGATE, '/report', { ...REPORT, once: 'two', summary: WORDS }],
        ['analyst', '/log-a-call', { ...CALL, once: 'two', summary: WORDS }],
        ['analyst', '/incidents/INC-000001/resolve', { how: WORDS }],
      ] as const) {
        const answer = await post(who, path, form);
        assert.equal(answer.status, status, path);
        assert.match(answer.html, new RegExp(WORDS), path);
        assert.match(answer.html, /nhsuk-error-summary/, path);
      }
    });
});

test('a refusal is shown beside its field', async () => {
  await using desk = await openTestDesk();
  const { post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  for (const [path, form, id] of [
    ['remind', { at: '2020-01-01T10:00', text: WORDS }, 'remind-at'],
    ['parent', { parent: 'INC-000099' }, 'parent-parent'],
    ['assign', { team: 'another', other: ' ' }, 'assign-other'],
  ] as const) {
    const { html } = await post('analyst', `/incidents/INC-000001/${path}`, form);
    assert.match(html, new RegExp(`id="${id}-error"`), path);
  }
  const late = await post('duty-manager', '/calendars/office', {
    from: '2020-01-01T00:00',
    reason: WORDS,
    monday: '09:00-17:00',
  });
  assert.match(late.html, /id="from-error"/);
  assert.match(late.html, new RegExp(WORDS));
});

test('texts of the longest form are accepted, or shown again with what to shorten', async () => {
  await using desk = await openTestDesk();
  const { post } = browse(desk);
  const long = 'é'.repeat(19_000);
  assert.equal((await post('analyst', '/log-a-call', { ...CALL, summary: long.slice(0, 100), description: long })).status, 303);
  const tooLong = await post('analyst', '/log-a-call', { ...CALL, once: 'two', description: `${long}${long}` });
  assert.equal(tooLong.status, 422);
  assert.match(tooLong.html, /id="description-error"[\s\S]*Shorten this/);
});
