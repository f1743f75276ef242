import assert from 'node:assert/strict';
import { request as send, Agent } from 'node:http';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { validatorFor } from './validation.ts';
import { openTestDesk, TELEPHONE_TOKEN } from '../testing/desk.ts';
import { fromSchema, type Known } from '../testing/from-schema.ts';
import { DATA } from '../testing/with-supplier.ts';

const EACH = 50;
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261124);
/** Stands in every text of an organisation that none of the fuzz's senders belongs to. */
const FOREIGN = 'Zwinglivale';

interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly in: 'path' | 'query' | 'header';
    readonly name: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}
interface Sender {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** May read what every organisation wrote. */
  readonly isStaff?: boolean;
  /** Has no account, so it learns nothing but that. */
  readonly isStranger?: boolean;
}
interface Shot {
  readonly query: Readonly<Record<string, unknown>>;
  readonly path: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** How the request differs from an ordinary one. */
  readonly odd: 'no' | 'not JSON' | 'other type' | 'no body' | 'cut off' | 'compressed';
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
after(() => agent.destroy());

const ask = async (url: URL, method: string, headers: Readonly<Record<string, string>>, body: Buffer | null) =>
  new Promise<{ readonly status: number; readonly type: string; readonly text: string }>((resolve, reject) => {
    const sent = send(url, { method, headers, agent }, (response) => {
      const [chunks, type] = [[] as Buffer[], response.headers['content-type'] ?? ''];
      const done = () => resolve({ status: response.statusCode!, type, text: Buffer.concat(chunks).toString() });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        // A stream of events does not end.
        if (!type.startsWith('text/event-stream')) return;
        done();
        response.destroy();
      });
      response.on('end', done);
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
/** A header that can be sent at all: others are the sender's mistake, and no request. */
const headerText = (value: unknown) =>
  textOf(value)
    .replace(/[^\t\x20-\x7e]/g, '')
    .slice(0, 300);
/** Half a surrogate pair has no percent-encoding, and nothing at all addresses another operation. */
const encoded = (value: unknown) => encodeURIComponent(textOf(value).toWellFormed() || '-');

const shots = ({ parameters = [], requestBody }: Operation, known: Known): fc.Arbitrary<Shot> => {
  const of = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((each) => each.in === place)
          .map(({ name, schema }) => [name, fromSchema(schema as never, known, name)]),
      ),
      { requiredKeys: place === 'path' ? undefined : [] } as never,
    ) as fc.Arbitrary<Readonly<Record<string, unknown>>>;
  const [body] = Object.values(requestBody?.content ?? {});
  return fc.record({
    query: of('query'),
    path: of('path'),
    headers: of('header'),
    body: body ? fromSchema(body.schema as never, known) : fc.constantFrom(undefined, {}, { surplus: true }),
    odd: fc.oneof(
      { weight: 10, arbitrary: fc.constant('no' as const) },
      { weight: 1, arbitrary: fc.constantFrom('not JSON', 'other type', 'no body', 'cut off', 'compressed') },
    ),
  });
};

function written(
  { body, odd }: Shot,
  type: string,
): { readonly bytes: Buffer | null; readonly headers: Readonly<Record<string, string>> } {
  if (body === undefined || odd === 'no body') return { bytes: null, headers: {} };
  const json = Buffer.from(
    type === 'application/x-www-form-urlencoded'
      ? new URLSearchParams(Object.entries(body ?? {}).map(([name, value]) => [name, textOf(value)])).toString()
      : JSON.stringify(body),
  );
  switch (odd) {
    case 'not JSON':
      return { bytes: Buffer.from([0x7b, 0xff, 0x00, 0x22]), headers: { 'content-type': type } };
    case 'other type':
      return { bytes: json, headers: { 'content-type': 'application/xml' } };
    case 'cut off':
      return { bytes: json.subarray(0, json.length - 1), headers: { 'content-type': type } };
    case 'compressed':
      return { bytes: json, headers: { 'content-type': type, 'content-encoding': 'gzip' } };
    default:
      return { bytes: json, headers: { 'content-type': type } };
  }
}

test(
  'the interface answers every request as documented, for every role, and never with an internal error',
  { timeout: 300_000 },
  async (t) => {
    await using desk = await openTestDesk({ options: { partnerAllowance: { burst: 1e9, perMinute: 1e9 } } });
    const document = (await desk.ask(null, 'GET', '/openapi.json')).json as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    };
    const { northgate, queensferry } = Object.fromEntries(desk.partners.map((each) => [each.organisation, each]));
    const ticketToken = async ({ id, secrets }: (typeof desk.partners)[number]) => {
      const basic = Buffer.from(`${id}:${secrets[0]}`).toString('base64');
      const { json } = await desk.ask(null, 'POST', '/oauth2/token', 'grant_type=client_credentials', {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${basic}`,
      });
      return { authorization: `Bearer ${(json as { readonly access_token: string }).access_token}` };
    };
    const account = (username: string) => ({ authorization: `Bearer ${desk.people.credentials.get(username)!.token}` });

    const foreign = {
      channel: 'portal',
      service: 'pacs',
      impact: '3',
      urgency: '3',
      summary: `${FOREIGN} one`,
      description: `${FOREIGN} two`,
    };
    for (const contact of [foreign, foreign]) await desk.ask('requester.queensferry', 'POST', '/api/contacts', contact);
    for (let i = 0; i < 4; i++)
      await desk.ask('requester.northgate', 'POST', '/api/contacts', {
        ...foreign,
        summary: 'No images',
        description: 'Since this morning',
      });
    await desk.ask('analyst', 'POST', '/api/incidents/INC-000003/documents', {
      name: 'a.txt',
      mediaType: 'text/plain',
      contentBase64: Buffer.from('text').toString('base64'),
    });

    const documents = (await desk.incident('INC-000003')).documents.map(({ id }) => id);

    const senders: readonly Sender[] = [
      { name: 'nobody', headers: {}, isStranger: true },
      { name: 'a token that is not ours', headers: { authorization: 'Bearer s.YQ.99999999999.x.y' }, isStranger: true },
      { name: 'requester', headers: account('requester.northgate') },
      { name: 'analyst', headers: account('analyst'), isStaff: true },
      { name: 'duty manager', headers: account('duty-manager'), isStaff: true },
      { name: 'assessor', headers: account('assessor'), isStaff: true },
      { name: 'another desk', headers: await ticketToken(northgate!) },
      { name: 'the telephone network', headers: { authorization: `Bearer ${TELEPHONE_TOKEN}` } },
      { name: 'a supplier', headers: { 'webhook-id': 'e1', 'webhook-timestamp': '1764000000', 'webhook-signature': 'v1,AAAA' } },
    ];
    assert.ok(queensferry);

    const references = ['INC-000001', 'INC-000002', 'INC-000003', 'INC-000004', 'INC-000005', 'INC-000006', 'INC-999999'];
    const known: Known = {
      reference: references,
      parent: references,
      service: desk.policy.services.map(({ id }) => id),
      organisation: desk.policy.organisations.map(({ id }) => id),
      supplier: desk.policy.suppliers.map(({ id }) => id),
      team: desk.policy.suppliers.map(({ name }) => name),
      manager: desk.policy.contacts.map(({ role }) => role),
      clock: ['response', 'resolution', 'update'],
      id: [
        ...references,
        ...desk.policy.suppliers.map(({ id }) => id),
        ...Object.keys(desk.policy.calendars),
        ...documents,
        '1',
        '2',
      ],
      at: ['2026-11-24T12:00:00Z', '2026-11-24T09:30:00Z'],
      limit: ['1', '50', '0', '-1', 'x'],
      severity: ['1', '2', '3', '4', '5'],
      grant_type: ['client_credentials'],
      document: documents,
      contentBase64: [Buffer.from('text').toString('base64')],
      mediaType: ['text/plain'],
      name: ['a.txt'],
      due: ['2026-11-24T12:00:00Z'],
      reason: Object.values(desk.policy.tiers).flatMap(({ pausedBy }) => pausedBy),
      data: [DATA],
      ticketType: ['incident'],
      status: ['cancelled', 'inProgress', 'closed'],
      occurredAt: ['2026-11-24T09:00:00Z'],
      affectedUsers: [12],
      workaround: ['none'],
    };
    const faults: string[] = [];
    const seen = new Map<string, number>();
    let count = 0;

    const shoot = async (method: string, template: string, operation: Operation, sender: Sender, shot: Shot) => {
      const [type = 'application/json'] = Object.keys(operation.requestBody?.content ?? {});
      const path = template.replace(/\{(\w+)\}/g, (_all, name: string) => encoded(shot.path[name]));
      const url = new URL(`${desk.desk.url}${path}`);
      for (const [name, value] of Object.entries(shot.query)) url.searchParams.append(name, textOf(value).toWellFormed());
      const { bytes, headers } = written(shot, type);
      const extra = Object.fromEntries(Object.entries(shot.headers).map(([name, value]) => [name, headerText(value)]));
      const answer = await desk.clock.track(
        ask(
          url,
          method.toUpperCase(),
          { ...sender.headers, ...extra, ...headers, ...(bytes && { 'content-length': String(bytes.length) }) },
          bytes,
        ),
      );
      count++;
      const { status, text } = answer;
      seen.set(`${operation.operationId} ${status}`, (seen.get(`${operation.operationId} ${status}`) ?? 0) + 1);
      const asked = `${method.toUpperCase()} ${`${url.pathname}${url.search}`.slice(0, 160)}`;
      const at = `${operation.operationId} ${status}: ${asked} as ${sender.name}, ${JSON.stringify({ ...shot, path: undefined }).slice(0, 300)}: ${text.slice(0, 200)}`;
      const documented = operation.responses[String(status)];
      const isOpen = operation.security?.length === 0 || operation.operationId === 'token';
      const isNoAddress = status === 404 && text.includes('nothing at this address');
      if (sender.isStranger && !isOpen && !isNoAddress && ![401, 414].includes(status))
        faults.push(`a stranger gets another answer than 401: ${at}`);
      if (status >= 500) faults.push(`5xx: ${at}`);
      else if (documented === undefined) faults.push(`undocumented: ${at}`);
      else {
        const schema = documented.content?.['application/json']?.schema;
        if (schema && answer.type.startsWith('application/json') && text !== '' && !validatorFor(schema)(JSON.parse(text)))
          faults.push(`not as documented: ${at}`);
      }
      if (sender.isStaff !== true && text.includes(FOREIGN)) faults.push(`another organisation's words: ${at}`);
    };

    let seed = SEED;
    for (const [template, item] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(item))
        for (const sender of senders) {
          const drawn = fc.sample(shots(operation, known), { seed: seed++, numRuns: EACH });
          for (let i = 0; i < drawn.length; i += 5)
            await Promise.all(drawn.slice(i, i + 5).map(async (shot) => shoot(method, template, operation, sender, shot)));
        }
    t.diagnostic(`${count} requests, seed ${SEED}: ${faults.length} wrong answers`);
    if (process.env['FUZZ_SEEN'])
      t.diagnostic(
        [...seen]
          .sort()
          .map(([what, times]) => `${what}: ${times}`)
          .join('\n'),
      );
    const kinds = Map.groupBy(faults, (fault) => fault.split(':', 2).join());
    assert.equal(
      faults.length,
      0,
      [...kinds.values()]
        .map(([first, ...more]) => `${first} (and ${more.length} more)`)
        .slice(0, 40)
        .join('\n'),
    );
  },
);
