import { STATUS_CODES, type Server } from 'node:http';
import { errorBody } from '../../../kernel/trouble-ticket/index.ts';

/** The longest path and query that is accepted. The path matcher behind it refuses longer ones. */
export const ADDRESS_HOLDS = 8_000;

/** The error body for a request that cannot be parsed. */
export const unreadable = (status: number, message: string): string =>
  JSON.stringify(errorBody(status, 'unreadableRequest', message, 'https://supplier.example/errors/unreadableRequest'));

const MESSAGES: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers with the URL are too long. Send less.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request was not complete in time. Send it again.'],
};
const NO_HTTP = [400, 'This is not a valid HTTP request, or it ended too soon.'] as const;

/** Answers broken requests and unsupported expectations with TMF630 errors; Node would answer them without a body. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [status, message] = MESSAGES[error.code ?? ''] ?? NO_HTTP;
    const body = unreadable(status, message);
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json;charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { 'content-type': 'application/json;charset=utf-8', connection: 'close' });
    response.end(unreadable(417, 'Of expectations only 100-continue is supported.'));
  });
}
