import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { openTestDesk } from '../testing/desk.ts';
import * as catalogue from './schemas/catalogue.ts';
import * as incidents from './schemas/incidents.ts';
import * as session from './schemas/session.ts';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, unknown>> };
}

test('the OpenAPI document is complete: operation ids are unique, parameters declared, schemas valid, answers described', async () => {
  await using desk = await openTestDesk();
  const document = (await desk.ask(null, 'GET', '/openapi.json')).json as Document;
  assert.match(document.openapi, /^3\.1\./);
  assert.ok(document.info.title && document.info.version);
  const ajv = new Ajv({ strict: false });
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    assert.match(path, /^\/(api|channels|suppliers|healthz|metrics|tmf-api|oauth2)/, 'pages are no part of the interface');
    for (const [method, operation] of Object.entries(item)) {
      const at = `${method} ${path}`;
      assert.ok(operation.operationId && operation.summary, at);
      assert.ok(!ids.has(operation.operationId), `${operation.operationId} twice`);
      ids.add(operation.operationId);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      assert.deepEqual(declared.sort(), [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort(), at);
      assert.ok(Object.keys(operation.responses ?? {}).length > 0, at);
      for (const [status, answer] of Object.entries(operation.responses ?? {})) {
        assert.match(status, /^([1-5]\d\d|[1-5]XX|default)$/, at);
        assert.equal(typeof answer.description, 'string', at);
      }
      for (const scheme of (operation.security ?? []).flatMap(Object.keys))
        assert.ok(scheme in document.components.securitySchemes, at);
      const bodies = [operation.requestBody, ...Object.values(operation.responses ?? {})].flatMap((part) =>
        Object.values(part?.content ?? {}),
      );
      for (const { schema } of [...bodies, ...(operation.parameters ?? [])])
        assert.ok(ajv.validateSchema(schema), `${at}: ${ajv.errorsText()}`);
    }
  }
  assert.ok(ids.has('logContact') && ids.has('handOff') && ids.has('supplierEvent'));
});

test('answers of the desk match their schemas', async () => {
  await using desk = await openTestDesk();
  const contact = { channel: 'portal', service: 'pacs', summary: 'No images', description: 'b', impact: '1', urgency: '1' };
  const { json: opened } = await desk.ask('requester.northgate', 'POST', '/api/contacts', contact);
  await desk.clock.advance(Temporal.Duration.from({ hours: 5 }));
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/documents', {
    name: 'a.txt',
    mediaType: 'text/plain',
    contentBase64: 'YQ==',
  });
  const ajv = new Ajv({ strict: false });
  const holds = (schema: object, value: unknown) => assert.ok(ajv.validate(schema, value), ajv.errorsText());
  holds(incidents.IncidentView, opened);
  holds(incidents.IncidentView, await desk.incident('INC-000001'));
  const get = async (path: string) => (await desk.ask('analyst', 'GET', path)).json as unknown;
  holds(incidents.IncidentsPage, await get('/api/incidents'));
  holds(incidents.Counts, await get('/api/counts'));
  holds(incidents.Found, await get('/api/search?q=images'));
  holds(incidents.History, await get('/api/incidents/INC-000001/history'));
  holds(catalogue.Catalogue, await get('/api/catalogue'));
  holds(catalogue.Procedures, await get('/api/procedures'));
  holds(session.Me, await get('/api/me'));
});
