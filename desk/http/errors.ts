import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../kernel/index.ts';
import { storageRefusal } from '../../kernel/storage-fault.ts';
import { errorBody } from '../../kernel/trouble-ticket/index.ts';
import { TICKETS_BASE } from '../trouble-tickets/index.ts';
import { faultFacts, type Log } from '../telemetry/log.ts';
import { apiCode, ticketCode } from './error-codes.ts';
import { violationInWords } from './validation.ts';

interface Answered {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const WORDS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request is larger than the desk takes here. Send less.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The desk takes application/json here. Set the content-type header.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The content-length header does not match the body.',
};

/** The response to an error. A fault of the desk reveals no detail: its cause is in the desk's log. */
export function answerFor(error: unknown): Answered {
  const refusal = error instanceof Refusal ? error : storageRefusal(error);
  if (refusal) return { status: refusal.status, code: refusal.code, message: refusal.message };
  const { validation, validationContext, statusCode, code } = error as Partial<FastifyError>;
  if (validation) return { status: 400, code: 'invalid', message: violationInWords(validation, validationContext ?? 'request') };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const words =
      WORDS[code ?? ''] ??
      `The desk cannot read this request (${STATUS_CODES[statusCode] ?? statusCode}). Check it and send it again.`;
    return { status: statusCode, code: 'invalid', message: words };
  }
  return {
    status: 500,
    code: 'fault',
    message: 'The desk failed to do this. Nothing was acknowledged: try again, and report it to its manager if it fails again.',
  };
}

export const ticketErrorBody = ({ status, code, message }: Answered): object => errorBody(status, ticketCode(code), message);
const apiErrorBody = ({ code, message }: Answered): object => ({ code: apiCode(code), message });

/** The response body in the format of the addressed interface: TMF630 below the trouble tickets, `code` and `message` everywhere else. */
export const errorBodyFor = (url: string, answered: Answered): object =>
  url.startsWith(TICKETS_BASE) ? ticketErrorBody(answered) : apiErrorBody(answered);

/** Sets `Retry-After` where the refusal carries it. */
export function setRetryAfter(reply: FastifyReply, error: unknown): void {
  const refusal = error instanceof Refusal ? error : storageRefusal(error);
  if (!refusal) return;
  const { retryAfter } = refusal.fields;
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
}

const BROKEN: Readonly<Record<string, Answered>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'invalid', message: 'The headers are longer than the desk reads. Send less.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'invalid', message: 'The request did not end in time. Send it again, whole.' },
};

/** Answers malformed or truncated HTTP with the same body as other invalid requests. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, code, message } = BROKEN[error.code ?? ''] ?? {
    status: 400,
    code: 'invalid',
    message: 'The desk cannot read this as a request, or it ended too soon. Send it again, whole.',
  };
  const body = JSON.stringify({ code, message });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const answered = answerFor(error);
    const { status } = answered;
    if (status >= 500 && !(error instanceof Refusal))
      log('request-failed', { route: request.routeOptions.url ?? '', ...faultFacts(error) });
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    setRetryAfter(reply, error);
    return reply.code(status).type('application/json').send(apiErrorBody(answered));
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/json')
      .send(
        errorBodyFor(request.url, {
          status: 404,
          code: 'not-found',
          message: `There is nothing at this address for ${request.method}. See /openapi.json.`,
        }),
      ),
  );
}
