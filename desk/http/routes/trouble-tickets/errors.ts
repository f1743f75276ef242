import type { FastifyInstance } from 'fastify';
import { errorBody } from '../../../../kernel/trouble-ticket/index.ts';
import { faultFacts, type Log } from '../../../telemetry/log.ts';
import { answerFor } from '../../errors.ts';
import { TooMany } from '../../quota.ts';

export const JSON_TYPE = 'application/json;charset=utf-8';

/** Errors of this interface have the shape of TMF630, and 401 says how to come back. */
export function answerTicketErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, code, message } = answerFor(error);
    if (status >= 500) log('request-failed', { route: request.routeOptions.url ?? '', ...faultFacts(error) });
    if (status === 401) void reply.header('www-authenticate', 'Bearer realm="desk"');
    if (error instanceof TooMany) void reply.header('retry-after', String(error.retryAfterSeconds));
    return reply
      .code(status)
      .type(JSON_TYPE)
      .send(errorBody(status, code === 'invalid' ? 'invalidBody' : code, message));
  });
}
