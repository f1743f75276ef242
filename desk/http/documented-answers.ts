import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { TICKETS_BASE } from '../trouble-tickets/index.ts';

/** A response schema that stands for every failure of a route; replaced by one for each status before the document is made. */
const ANY_FAILURE = '4xx';
const HAS_BODY = new Set(['POST', 'PUT', 'PATCH']);

interface Described {
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly params?: object;
  readonly querystring?: object;
  readonly headers?: object;
  response?: Record<string, unknown>;
}

/**
 * The statuses of failures that a route can answer, from what it declares. Each is one decision of the edge or of the service: who asks (401, 403),
 * what is addressed (404, 414), what is sent (400, 413, 415, 422), what the state allows (409), and what the desk can do now (429, 503).
 */
export function failuresOf({ method, url }: Pick<RouteOptions, 'method' | 'url'>, schema: Described): readonly number[] {
  const writes = HAS_BODY.has(String(method)) || method === 'DELETE';
  const ofTickets = url.startsWith(TICKETS_BASE);
  const isPublic = schema.security?.length === 0;
  const isOfDesk = schema.security === undefined;
  const forQueries = schema.querystring !== undefined;
  return [
    ...(forQueries || schema.params || writes || ofTickets ? [400] : []),
    ...(isPublic && !writes ? [] : [401]),
    ...(isOfDesk || ofTickets || writes ? [403] : []),
    ...(isOfDesk || writes ? [421] : []),
    ...(schema.params ? [404] : []),
    ...(ofTickets ? [406] : []),
    ...(writes ? [409] : []),
    ...(ofTickets && writes ? [412] : []),
    ...(writes ? [413, 415] : []),
    ...(schema.params ? [414] : []),
    ...(writes || forQueries || ofTickets || schema.params ? [422] : []),
    ...(ofTickets || isPublic || url === '/oauth2/token' || url === '/api/stream' ? [429] : []),
    ...(writes || url === '/healthz' ? [503] : []),
  ];
}

/** Documents every failure of every route that is part of the interface. Add before the routes and before OpenAPI is registered. */
export function documentFailures(app: FastifyInstance, failure: object, ticketFailure: object): void {
  app.addHook('onRoute', (route) => {
    const schema = route.schema as Described | undefined;
    if (!schema?.tags) return;
    const { [ANY_FAILURE]: given, ...successes } = schema.response ?? {};
    const body = given ?? (route.url.startsWith(TICKETS_BASE) ? ticketFailure : failure);
    const failures = failuresOf(route, schema).map((status) => [
      String(status),
      { ...(body as Described), description: STATUS_CODES[status] },
    ]) as [string, object][];
    const success = Object.keys(successes).length > 0 ? successes : { 200: { description: 'Done' } };
    schema.response = { ...success, ...Object.fromEntries(failures) };
  });
}
