import { acceptedFile, MAX_ATTACHMENT_BYTES } from '../../domain/documents/accepted.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { EscalatingList, EscalatingQuery } from '../schemas/escalating.ts';
import { ExplainQuery, Explanation } from '../schemas/explain.ts';
import { instantAsked } from '../instant-asked.ts';
import { Reference, ReferenceAndId, answers } from '../schemas/common.ts';
import * as documents from '../schemas/documents.ts';
import * as schemas from '../schemas/incidents.ts';
import { ESCALATING, windowAsked } from '../../service/escalating.ts';
import { Refusal } from '../../../kernel/index.ts';

const tags = ['incidents'];
const MOST_PER_PAGE = 200;
/** Five megabytes in base64, plus the rest of the body. */
const DOCUMENT_BODY_LIMIT = Math.ceil((MAX_ATTACHMENT_BYTES * 4) / 3) + 8192;

function bytesOf(base64: string): Buffer {
  const content = Buffer.from(base64, 'base64');
  const unpadded = base64.replace(/=+$/, '').length;
  if (content.length !== Math.floor((unpadded * 3) / 4)) throw new Refusal('invalid', '"contentBase64" is not base64.', 400);
  return content;
}

export function incidentRoutes(app: App, { sessions, service }: EdgeContext): void {
  app.get(
    '/api/incidents',
    {
      schema: {
        tags,
        operationId: 'listIncidents',
        summary:
          'Incidents you may see, newest first or by their next deadline; by state, stage, owner, team, service, severity or organisation',
        querystring: schemas.IncidentsQuery,
        response: answers(200, schemas.IncidentsPage),
      },
    },
    async (request) => {
      const { limit, ...query } = request.query;
      const wanted = limit === undefined ? {} : { limit: Math.min(Number(limit), MOST_PER_PAGE) };
      return service.incidents({ ...query, ...wanted }, sessions.actorOf(request));
    },
  );
  app.get(
    '/api/incidents/:reference',
    {
      schema: {
        tags,
        operationId: 'incident',
        summary: 'One incident with its timeline and clocks',
        params: Reference,
        response: answers(200, schemas.IncidentView),
      },
    },
    async (request) => service.incident(request.params.reference, sessions.actorOf(request)),
  );
  app.get(
    '/api/incidents/:reference/history',
    {
      schema: {
        tags,
        operationId: 'history',
        summary: 'Its events, and whether their chain of digests is intact',
        params: Reference,
        response: answers(200, schemas.History),
      },
    },
    async (request) => {
      const actor = sessions.actorOf(request);
      const verdict = await service.verifyHistory(request.params.reference, actor);
      return { ...verdict, events: (await service.incident(request.params.reference, actor)).timeline };
    },
  );
  app.get(
    '/api/incidents/:reference/clock-case',
    {
      schema: {
        tags,
        operationId: 'clockCase',
        summary: 'Its service-level clocks as a clock case, format 1, with what the desk reads as expectation',
        params: Reference,
        response: answers(200, schemas.ClockCase),
      },
    },
    async (request) => {
      const cases = await service.clockCases(request.params.reference, sessions.actorOf(request));
      return cases.length === 1 ? cases[0]! : { format: 1, cases };
    },
  );
  app.get(
    '/api/incidents/:reference/explain',
    {
      schema: {
        tags,
        operationId: 'explain',
        summary: 'Why its clocks read what they read, and what its escalation plan did',
        params: Reference,
        querystring: ExplainQuery,
        response: answers(200, Explanation),
      },
    },
    async (request) => service.explain(request.params.reference, sessions.actorOf(request), instantAsked(request.query.at)),
  );
  app.get(
    '/api/escalating',
    {
      schema: {
        tags,
        operationId: 'escalating',
        summary: 'Incidents with a due or coming escalation step, and when, soonest first',
        querystring: EscalatingQuery,
        response: answers(200, EscalatingList),
      },
    },
    async (request) => {
      const viewer = sessions.actorOf(request);
      return service.escalating(windowAsked(request.query.within ?? ESCALATING.usual), viewer);
    },
  );
  app.get(
    '/api/counts',
    { schema: { tags, operationId: 'counts', summary: 'How many you may see', response: answers(200, schemas.Counts) } },
    async (request) => service.counts(sessions.actorOf(request)),
  );
  app.get(
    '/api/search',
    {
      schema: {
        tags,
        operationId: 'search',
        summary: 'Incidents you may see that hold these words',
        querystring: schemas.SearchQuery,
        response: answers(200, schemas.Found),
      },
    },
    async (request) => ({ items: await service.search(request.query.q, sessions.actorOf(request)) }),
  );
  app.post(
    '/api/incidents/:reference/documents',
    {
      bodyLimit: DOCUMENT_BODY_LIMIT,
      schema: {
        tags,
        operationId: 'attach',
        summary: 'Attach a document',
        params: Reference,
        body: documents.DocumentBody,
        response: answers(201, documents.DocumentView),
      },
    },
    async (request, reply) => {
      const actor = sessions.actorOf(request);
      const { name, mediaType, contentBase64 } = request.body;
      const file = acceptedFile({ name, mediaType, content: bytesOf(contentBase64) });
      void reply.code(201);
      return service.attach(request.params.reference, file, actor);
    },
  );
  app.get(
    '/api/incidents/:reference/documents/:id',
    { schema: { tags, operationId: 'document', summary: 'The bytes of a document', params: ReferenceAndId } },
    async (request, reply) => {
      const { reference, id } = request.params;
      const { meta, content } = await service.document(reference, id, sessions.actorOf(request));
      return reply
        .type(meta.mediaType)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(meta.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
        )
        .header('content-security-policy', "sandbox; default-src 'none'")
        .send(content);
    },
  );
}
