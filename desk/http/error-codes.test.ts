import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Refusal } from '../../kernel/index.ts';
import { openTestDesk } from '../testing/desk.ts';
import { otherDesk } from '../testing/other-desk.ts';
import { API_CODES, apiCode, TICKET_CODES, ticketCode } from './error-codes.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Codes that the source composes, with their results. */
const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  'unknown-${kind}': ['unknown-service', 'unknown-organisation', 'unknown-supplier'],
  '${name}IsFinal': ['noteIsFinal', 'attachmentIsFinal'],
};

/** Codes of every refusal constructed in `places`, except below `but`. */
function codesIn(places: readonly string[], but: readonly string[] = []): ReadonlySet<string> {
  const files = places.flatMap((place) =>
    place.endsWith('.ts')
      ? [place]
      : readdirSync(join(ROOT, place), { recursive: true, encoding: 'utf8' }).map((name) => join(place, name)),
  );
  const sources = files.filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !but.some((each) => file.startsWith(each)),
  );
  return new Set(
    sources.flatMap((file) => {
      const source = readFileSync(join(ROOT, file), 'utf8');
      const codes = [...source.matchAll(/new Refusal\(\s*(['`])([^'`]+)\1/g)].map(([, , code]) => code!);
      assert.equal(codes.length, source.split('new Refusal(').length - 1, `${file} computes a code that this test cannot see`);
      return codes.flatMap((code) => COMPOSED[code] ?? [code]);
    }),
  );
}
const absent = (codes: Iterable<string>, table: object) => [...codes].filter((code) => !Object.hasOwn(table, code));

const SHARED = ['desk/domain', 'desk/commands', 'desk/service', 'desk/store', 'desk/http/quota.ts', 'desk/http/json-parser.ts'];

test('every code that the trouble-ticket interface can answer is in its table, in camelCase', () => {
  const thrown = codesIn(
    [...SHARED, 'desk/trouble-tickets', 'desk/partners', 'desk/http/routes/trouble-tickets', 'kernel/trouble-ticket'],
    ['desk/http/routes/trouble-tickets/token.ts', 'desk/partners/tokens.ts', 'desk/domain/changes'],
  );
  assert.ok(thrown.has('patient-data') && thrown.has('noteIsFinal') && thrown.has('busy'));
  assert.deepEqual(absent([...thrown, 'invalid', 'fault'].map(ticketCode), TICKET_CODES), []);
  for (const code of Object.keys(TICKET_CODES)) assert.match(code, /^[a-z]+([A-Z][a-z]+)*$/);
});

test('every code that /api can answer is in its table, in kebab-case', () => {
  const thrown = codesIn(
    [...SHARED, 'desk/http', 'desk/channels', 'desk/web', 'kernel/trouble-ticket/body.ts'],
    ['desk/http/routes/trouble-tickets'],
  );
  assert.ok(thrown.has('too-many-attempts') && thrown.has('invalidBody'));
  assert.deepEqual(absent([...thrown, 'invalid', 'fault'].map(apiCode), API_CODES), []);
  for (const code of Object.keys(API_CODES)) assert.match(code, /^[a-z]+(-[a-z]+)*$/);
});

test('one interface has one code for each meaning', async () => {
  await using desk = await openTestDesk();
  const other = await otherDesk(desk, 'northgate');
  const codeOf = async (method: string, path: string, body?: unknown) => (await other.api(method, path, body)).json['code'];
  assert.deepEqual(
    [
      await codeOf('GET', '/troubleTicket/INC-999999'),
      await codeOf('GET', '/hub/none'),
      await codeOf('GET', '/nothing'),
      await codeOf('POST', '/troubleTicket', []),
      await codeOf('POST', '/troubleTicket', '{'),
    ],
    ['notFound', 'notFound', 'notFound', 'invalidBody', 'invalidBody'],
  );
  const latin1 = await desk.ask('analyst', 'POST', '/api/contacts', Buffer.from([0x22, 0xe9, 0x22]));
  assert.deepEqual([latin1.status, latin1.json['code']], [400, 'invalid']);
});

test('a busy desk answers 503 with Retry-After on /api, on pages and to other desks', async () => {
  const busy = () => {
    throw new Refusal('busy', 'Others are changing the same records at this moment.', 503, { retryAfter: 2 });
  };
  await using desk = await openTestDesk({ wiring: (parts) => ({ ...parts, decide: busy }) });
  const other = await otherDesk(desk, 'northgate');
  const contact = {
    channel: 'portal',
    service: desk.policy.services[0]!.id,
    summary: 'No images',
    description: 'Nothing loads.',
    impact: '3',
    urgency: '3',
  };
  const api = await desk.ask('requester.northgate', 'POST', '/api/contacts', contact);
  assert.deepEqual([api.status, api.headers.get('retry-after'), api.json['code']], [503, '2', 'busy']);
  const ticket = await other.create();
  assert.deepEqual([ticket.status, ticket.headers.get('retry-after'), ticket.json['code']], [503, '2', 'busy']);
  const page = await desk.ask('requester.northgate', 'POST', '/report', new URLSearchParams(contact).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  assert.deepEqual([page.status, page.headers.get('retry-after')], [503, '2']);
  assert.match(page.bytes.toString(), /Please try again/);
});

test('too many failed sign-ins are answered with Retry-After', async () => {
  await using desk = await openTestDesk();
  const attempt = async () => desk.ask(null, 'POST', '/api/session', { username: 'analyst', password: 'guess' });
  for (let i = 0; i < 10; i += 1) assert.equal((await attempt()).status, 401);
  const refused = await attempt();
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '900']);
});
