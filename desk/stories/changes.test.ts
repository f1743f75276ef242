import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk, type TestDesk } from '../testing/desk.ts';

/** The desk's clock stands at Tuesday 24 November 2026, 09:30. */
const REQUEST = {
  title: 'New release of PACS',
  description: 'Images load faster.',
  services: ['pacs'],
  organisations: ['northgate', 'queensferry'],
  risk: 'medium',
  impact: 'low',
  backOut: 'The old release; 30 minutes.',
  start: '2026-12-08T02:00:00Z',
  end: '2026-12-08T04:00:00Z',
};
const LEVELS = { severity: 2, likelihood: 2 };
const ADDRESSES = [
  'henry.sallow@northgate-uh.nhs.example',
  'theatres@northgate-uh.nhs.example',
  'marta.quill@queensferry-uh.nhs.example',
];
type Json = Readonly<Record<string, unknown>>;

const does =
  (desk: TestDesk, reference = 'CHG-000001') =>
  async (who: string, verb: string, body?: object) =>
    desk.ask(who, 'POST', `/api/changes/${reference}/${verb}`, body);

const addressed = (desk: TestDesk) => desk.relay.letters.flatMap(({ to }) => [to].flat().map((one) => one?.text ?? '')).sort();

async function approved(desk: TestDesk, more: object = {}, reference = 'CHG-000001') {
  const act = does(desk, reference);
  const raised = await desk.ask('analyst', 'POST', '/api/changes', { ...REQUEST, ...more });
  assert.equal(raised.status, 201, JSON.stringify(raised.json));
  await act('analyst', 'submit');
  await act('clinical-safety-officer', 'clinical-risk', {
    outcome: 'proceed',
    reason: 'Old images stay readable.',
    before: LEVELS,
    after: LEVELS,
  });
  const answer = await act('change-manager', 'approve', {});
  await desk.clock.settle();
  return answer;
}

test('approved, it is mailed to everybody who is told; delivered, each has a notice, and it begins at its hour', async () => {
  await using desk = await openTestDesk();
  const { status, json } = await approved(desk);
  assert.equal(status, 200, JSON.stringify(json));
  assert.deepEqual(addressed(desk), [...ADDRESSES].sort());
  const change = (await desk.ask('analyst', 'GET', '/api/changes/CHG-000001')).json as Json & { notices: Json[] };
  assert.deepEqual(
    change.notices.map(({ enough }) => enough),
    [true, true, true],
  );
  const act = does(desk);
  for (const item of ['articles', 'scripts', 'contacts', 'early-life-support'])
    await act('analyst', 'ready', { item, evidence: 'KB-12' });
  for (const organisation of ['northgate', 'queensferry'])
    await act('analyst', 'sign-off', { organisation, contact: 'clinical-lead' });
  assert.equal(((await act('change-manager', 'begin')).json as Json)['code'], 'wrong-state');
  await desk.clock.advanceTo(Temporal.Instant.from('2026-12-08T02:00:00Z'));
  assert.equal(((await act('change-manager', 'begin')).json as Json)['state'], 'implementing');
  await desk.ask('analyst', 'POST', '/api/contacts', {
    ...{ channel: 'phone', caller: { name: 'Amy Reid', organisation: 'northgate' }, service: 'pacs' },
    ...{ summary: 'No images', description: 'None since two.', impact: '3', urgency: '3' },
  });
  assert.deepEqual(((await act('analyst', 'incidents', { incident: 'INC-000001' })).json as Json)['incidents'], ['INC-000001']);
  assert.match(JSON.stringify((await desk.incident('INC-000001')).timeline), /CHG-000001, the change that caused it/);
  await act('change-manager', 'complete', { outcome: 'met' });
  const closed = (await act('change-manager', 'review', { findings: 'One printer.' })).json as Json;
  assert.deepEqual([closed['state'], closed['success']], ['closed', false]);
  const report = (await desk.ask('analyst', 'GET', '/api/changes/success?from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z'))
    .json as Json;
  assert.deepEqual([report['reviewed'], report['failureRate']], [1, 100]);
});

test('who has not acknowledged is written to again after two days', async () => {
  await using desk = await openTestDesk();
  await approved(desk);
  await does(desk)('analyst', 'acknowledge', { organisation: 'queensferry', contact: 'clinical-lead', name: 'Marta Quill' });
  desk.relay.letters.length = 0;
  await desk.clock.advance(Temporal.Duration.from({ hours: 48 }));
  assert.deepEqual(addressed(desk), ADDRESSES.slice(0, 2));
});

test('a customer sees its own changes once they are decided, and nothing of the others', async () => {
  await using desk = await openTestDesk();
  await desk.ask('analyst', 'POST', '/api/changes', REQUEST);
  assert.equal((await desk.ask('requester.northgate', 'GET', '/api/changes/CHG-000001')).status, 404);
  await does(desk)('analyst', 'submit');
  await does(desk)('clinical-safety-officer', 'clinical-risk', {
    outcome: 'proceed',
    reason: 'None.',
    before: LEVELS,
    after: LEVELS,
  });
  await does(desk)('change-manager', 'approve', {});
  const own = (await desk.ask('requester.northgate', 'GET', '/api/changes/schedule')).json as (Json & { notices: Json[] })[];
  assert.deepEqual(
    own.map(({ organisations }) => organisations),
    [['northgate']],
  );
  assert.deepEqual(new Set(own[0]!.notices.map(({ organisation }) => organisation)), new Set(['northgate']));
  assert.deepEqual((await desk.ask('requester.eastmarsh-pct', 'GET', '/api/changes/schedule')).json, []);
  assert.equal((await desk.ask('requester.northgate', 'POST', '/api/changes/CHG-000001/approve', {})).status, 403);
});

test('its feed is read by a secret address, and answers 304 while nothing has changed', async () => {
  await using desk = await openTestDesk();
  await approved(desk);
  const { key } = (await desk.ask('requester.northgate', 'GET', '/api/changes/feed-address')).json as { key: string };
  const first = await desk.ask(null, 'GET', `/api/changes/feeds/${key}.ics`);
  assert.equal(first.status, 200);
  assert.match(String(first.bytes), /UID:CHG-000001@desk\.example/);
  const again = await desk.ask(null, 'GET', `/api/changes/feeds/${key}.ics`, undefined, {
    'if-none-match': first.headers.get('etag')!,
  });
  assert.equal(again.status, 304);
  assert.equal((await desk.ask(null, 'GET', '/api/changes/feeds/guessed.ics')).status, 404);
  await does(desk)('analyst', 'move', {
    start: '2026-12-15T02:00:00Z',
    end: '2026-12-15T04:00:00Z',
    reason: 'The supplier is late.',
  });
  const moved = await desk.ask(null, 'GET', `/api/changes/feeds/${key}.ics`, undefined, {
    'if-none-match': first.headers.get('etag')!,
  });
  assert.match(String(moved.bytes), /DTSTART:20261215T020000Z/);
});

test('a freeze holds the approved change that it meets and tells the owner; lifted, the change is released', async () => {
  await using desk = await openTestDesk();
  await approved(desk);
  const freeze = { name: 'Winter pressure', from: '2026-12-07T00:00', to: '2026-12-10T00:00', services: ['pacs'] };
  assert.equal((await desk.ask('analyst', 'POST', '/api/changes/freezes', freeze)).status, 403);
  const { json } = await desk.ask('change-manager', 'POST', '/api/changes/freezes', freeze);
  assert.deepEqual((json as Json)['held'], ['CHG-000001']);
  await desk.clock.settle();
  assert.ok(desk.relay.letters.some(({ subject }) => subject === 'CHG-000001 is held'));
  const held = (await desk.ask('analyst', 'GET', '/api/changes/CHG-000001')).json as Json & {
    holds: Json[];
    collisions: { found: Json[] };
  };
  assert.equal(held.holds.length, 1);
  assert.ok(held.collisions.found.some(({ kind }) => kind === 'freeze'));
  await desk.ask('change-manager', 'POST', '/api/changes/freezes/FRZ-000001/lift', { reason: 'It is over.' });
  const released = (await desk.ask('analyst', 'GET', '/api/changes/CHG-000001')).json as Json & {
    holds: Json[];
    collisions: { found: Json[] };
  };
  assert.deepEqual([released.holds, released.collisions.found], [[], []]);
});

test('free times come from clinics where a calendar is given, and from the desk’s own contacts where none is; what cannot be read is said', async () => {
  await using desk = await openTestDesk();
  const slots = async () =>
    (await desk.ask('analyst', 'GET', '/api/changes/slots?services=pacs&organisations=northgate,queensferry&minutes=60'))
      .json as Json & {
      slots: readonly { readonly start: string; readonly sessionHours: number }[];
    };
  const first = await slots();
  assert.deepEqual([first['byCalendar'], first['bySubstitute']], [[], ['northgate', 'queensferry']]);
  assert.equal(first.slots[0]!.start, '2026-12-02T02:00:00Z', 'the first window after five clear working days');
  const theatre = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:t',
    'DTSTART:20261202T000000Z',
    'DTEND:20261202T060000Z',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  const give = async (file: string) => desk.ask('analyst', 'PUT', '/api/changes/calendars/northgate', { file });
  assert.equal((await give(theatre.join('\r\n'))).status, 204);
  const second = await slots();
  assert.deepEqual([second['byCalendar'], second['bySubstitute']], [['northgate'], ['queensferry']]);
  assert.equal(second.slots[0]!.start, '2026-12-03T02:00:00Z');
  await give('<html>Sign in</html>');
  assert.match(JSON.stringify((await slots())['notChecked']), /calendar of northgate could not be read/);
});

test('an emergency that nobody reviewed in time is told to its owner', async () => {
  await using desk = await openTestDesk();
  await desk.ask('duty-manager', 'POST', '/api/changes', {
    type: 'emergency',
    title: 'Restart the archive',
    services: ['pacs'],
    organisations: ['northgate'],
  });
  await does(desk)('duty-manager', 'submit');
  await does(desk)('change-manager', 'approve', {});
  await does(desk)('duty-manager', 'begin');
  await does(desk)('duty-manager', 'complete', { outcome: 'met' });
  await desk.clock.settle();
  assert.ok(desk.relay.letters.some(({ subject }) => /^Urgent work/.test(subject ?? '')));
  await desk.clock.advance(Temporal.Duration.from({ hours: 72 }));
  assert.ok(desk.relay.letters.some(({ subject }) => /review of CHG-000001 is overdue/.test(subject ?? '')));
});
