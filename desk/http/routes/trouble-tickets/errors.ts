import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../../../kernel/index.ts';
import { faultFacts, type Log } from '../../../telemetry/log.ts';
import { answerFor, setRetryAfter, ticketErrorBody } from '../../errors.ts';

export const JSON_TYPE = 'application/json;charset=utf-8';

/** Formats errors of this interface in the shape of TMF630, with a code of `TICKET_CODES`. */
export function answerTicketErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const answered = answerFor(error);
    const { status } = answered;
    if (status >= 500 && !(error instanceof Refusal))
      log('request-failed', { route: request.routeOptions.url ?? '', ...faultFacts(error) });
    if (status === 401) void reply.header('www-authenticate', 'Bearer realm="desk"');
    setRetryAfter(reply, error);
    return reply.code(status).type(JSON_TYPE).send(ticketErrorBody(answered));
  });
}
