import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { MAX_ATTACHMENT_BYTES } from '../../../domain/documents/accepted.ts';
import type { App } from '../../app.ts';
import type { EdgeContext } from '../../context.ts';
import { jsonParser } from '../../json-parser.ts';
import { quota, type Allowance } from '../../quota.ts';
import { answerTicketErrors, JSON_TYPE } from './errors.ts';
import * as schemas from './schemas.ts';
import { tokenRoute } from './token.ts';
import { Nothing } from '../../schemas/common.ts';
import type { TicketResponse, TicketRequest } from '../../../partners/index.ts';
import type { Log } from '../../../telemetry/log.ts';
import { TICKETS_BASE, type Partner } from '../../../trouble-tickets/index.ts';
import { Refusal } from '../../../../kernel/index.ts';
import { isObject, mustRoundTrip, type Json } from '../../../../kernel/trouble-ticket/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The authenticated partner, set before any handler runs. */
    partner: Partner | null;
  }
}

/** 600 requests at once, and 600 a minute in the long run. Each 64 kB of a body count as one more request. */
const USUAL: Allowance = { burst: 600, perMinute: 600 };
/** Fits a ticket with the longest description and notes. */
const BODY_LIMIT = 256 * 1024;
/** Fits the same with the largest document in base64 and some small ones. Further documents need further requests. */
const WITH_DOCUMENTS = BODY_LIMIT + Math.ceil((MAX_ATTACHMENT_BYTES * 4) / 3) + 1024 * 1024;

const WEIGHED_BY = 64 * 1024;
/** Weight of a body without content-length: a megabyte. */
const UNSAID = 1024 * 1024;
/** Weighs a request by its size, from the headers: processing documents takes time, and many of them must not slow other organisations. */
function weightOf({ headers }: FastifyRequest): number {
  const length = headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : UNSAID;
  return 1 + Math.floor(length / WEIGHED_BY);
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join(', ') : header);
const searchOf = ({ url }: FastifyRequest): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');
const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;
const attachmentOf = (request: FastifyRequest): string => (request.params as { attachment: string }).attachment;
const askedBy = (request: FastifyRequest): TicketRequest => ({
  partner: request.partner!,
  key: one(request.headers['idempotency-key']),
  ifMatch: one(request.headers['if-match']),
});
const jsonIn = ({ body }: FastifyRequest): Json => {
  if (!isObject(body)) throw new Refusal('invalidBody', 'The body must be a JSON object.', 400);
  mustRoundTrip(body);
  return body;
};

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly run: (request: FastifyRequest, asked: TicketRequest) => TicketResponse | Promise<TicketResponse>;
  readonly body?: TSchema;
  readonly bodyLimit?: number;
  readonly response: Readonly<Record<number, TSchema>>;
}

/** The desk's own trouble tickets: TMF621 v4 with the behaviour of MEF 124, through which other desks log incidents with ours. */
export function troubleTicketRoutes(app: App, context: EdgeContext, log: Log, allowance: Allowance = USUAL): void {
  const { tickets } = context.service;
  const resources: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
    '/troubleTicket': {
      GET: {
        operationId: 'listTroubleTickets',
        summary: "Your organisation's tickets, newest first; filters, fields, offset and limit as in TMF630",
        run: async (request, { partner }) => tickets.list(searchOf(request), partner),
        response: { 200: schemas.Tickets },
      },
      POST: {
        operationId: 'createTroubleTicket',
        summary: 'Log an incident as a trouble ticket',
        run: async (request, asked) => tickets.create(jsonIn(request), asked),
        body: schemas.NewTicket,
        bodyLimit: WITH_DOCUMENTS,
        response: { 200: schemas.Ticket, 201: schemas.Ticket },
      },
    },
    '/troubleTicket/:id': {
      GET: {
        operationId: 'troubleTicket',
        summary: 'One ticket',
        run: async (request, { partner }) =>
          tickets.read(idOf(request), searchOf(request), one(request.headers['if-none-match']), partner),
        response: { 200: schemas.Ticket },
      },
      PATCH: {
        operationId: 'patchTroubleTicket',
        summary: 'Add notes and documents, answer a question, confirm, reopen, or cancel',
        run: async (request, asked) => tickets.patch(idOf(request), jsonIn(request), asked),
        body: schemas.TicketPatch,
        bodyLimit: WITH_DOCUMENTS,
        response: { 200: schemas.Ticket },
      },
      DELETE: {
        operationId: 'deleteTroubleTicket',
        summary: 'Withdraw a ticket of yours on which work has not begun; 409 for any other',
        run: async (request, asked) => tickets.delete(idOf(request), asked),
        response: { 204: Nothing },
      },
    },
    '/troubleTicket/:id/attachment/:attachment': {
      GET: {
        operationId: 'troubleTicketAttachment',
        summary: 'One document of a ticket, with its content in base64',
        run: async (request, { partner }) => tickets.attachment(idOf(request), attachmentOf(request), partner),
        response: { 200: schemas.Attachment },
      },
    },
    '/hub': {
      POST: {
        operationId: 'subscribeToTickets',
        summary: 'Subscribe to events of your tickets (events signed as Standard Webhooks 1.0.0)',
        run: async (request, asked) => tickets.register(jsonIn(request), asked),
        body: schemas.NewSubscription,
        response: { 201: schemas.Subscription },
      },
    },
    '/hub/:id': {
      GET: {
        operationId: 'ticketSubscription',
        summary: 'One of your subscriptions',
        run: async (request, { partner }) => tickets.subscription(idOf(request), partner),
        response: { 200: schemas.Subscription },
      },
      DELETE: {
        operationId: 'unsubscribeFromTickets',
        summary: 'Unsubscribe',
        run: async (request, { partner }) => tickets.unregister(idOf(request), partner),
        response: { 204: Nothing },
      },
    },
  };

  tokenRoute(app, context);
  void app.register(async (scope) => {
    answerTicketErrors(scope, log);
    scope.addContentTypeParser('application/merge-patch+json', { parseAs: 'buffer' }, jsonParser(app));
    scope.decorateRequest('partner', null);
    const requests = quota(context.clock, allowance);
    scope.addHook('onRequest', async (request) => {
      if (request.method === 'OPTIONS') return;
      request.partner = await partnerOf(request, context);
      requests.take(request.partner.id, weightOf(request));
      mustTakeJson(one(request.headers.accept));
    });
    for (const [path, operations] of Object.entries(resources)) {
      const allow = [...Object.keys(operations), ...('GET' in operations ? ['HEAD'] : []), 'OPTIONS'].sort().join(', ');
      for (const url of [`${TICKETS_BASE}${path}`, `${TICKETS_BASE}${path}/`]) {
        for (const [method, { run, body, bodyLimit = BODY_LIMIT, response, ...named }] of Object.entries(operations))
          scope.route({
            method: method,
            url,
            bodyLimit,
            schema: {
              // The variant with a trailing slash is not a separate operation.
              ...(url.endsWith('/') ? { hide: true } : { tags: ['trouble tickets'], security: [{ ticket: [] }], ...named }),
              ...(path.includes(':id') && { params: path.includes(':attachment') ? schemas.AttachmentId : schemas.Id }),
              ...(body && { body, headers: schemas.Headers }),
              response: { ...response, '4xx': schemas.Failure },
            },
            handler: async (request, reply) => answer(reply, await run(request, askedBy(request))),
          });
        const others = (['PUT', 'PATCH', 'DELETE', 'POST', 'GET', 'OPTIONS'] as const).filter(
          (method) => !(method in operations),
        );
        scope.route({
          method: [...others],
          url,
          exposeHeadRoute: false,
          schema: { hide: true },
          handler: async (request, reply) => {
            void reply.header('allow', allow);
            if (request.method === 'OPTIONS') return reply.code(204).send();
            throw new Refusal('methodNotAllowed', `This address does not support ${request.method}. Use ${allow}.`, 405);
          },
        });
      }
    }
  });
}

function answer(reply: FastifyReply, { status, headers, body }: TicketResponse): FastifyReply {
  void reply.code(status).headers(headers);
  return body === undefined ? reply.send() : reply.type(JSON_TYPE).send(body);
}

/** The partner that holds the token. Session tokens and suppliers' tokens are refused. */
async function partnerOf({ headers: { authorization } }: FastifyRequest, { service }: EdgeContext): Promise<Partner> {
  const token = /^Bearer ([\w.~+/=-]{1,512})$/i.exec(authorization ?? '')?.[1];
  const holder = token === undefined ? null : await service.tickets.holderOf(token);
  if (holder?.kind !== 'partner')
    throw new Refusal('unauthorized', 'Send an access token from /oauth2/token that has not expired.', 401);
  return holder.partner;
}

/** A request without `Accept` accepts every type. */
function mustTakeJson(accept: string | undefined): void {
  const ranges = (accept ?? '*/*').split(',').map((range) => range.split(';'));
  const taken = ranges.filter(([, ...parameters]) => !parameters.some((each) => /^\s*q=0(\.0*)?\s*$/.test(each)));
  if (!taken.some(([type]) => ['application/json', 'application/*', '*/*'].includes(type!.trim().toLowerCase())))
    throw new Refusal('notAcceptable', 'The answer is application/json; Accept asks for something else.', 406);
}
