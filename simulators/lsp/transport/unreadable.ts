import { STATUS_CODES, type Server } from 'node:http';
import { errorBody } from '../../../kernel/trouble-ticket/index.ts';

/** The longest path and query that is read; what matches paths behind this refuses to look at longer ones. */
export const ADDRESS_HOLDS = 8_000;

/** The body of the answer to what cannot be made a request of: an error like every other. */
export const unreadable = (status: number, message: string): string =>
  JSON.stringify(errorBody(status, 'unreadableRequest', message, 'https://supplier.example/errors/unreadableRequest'));

const SAYS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers, and the address among them, are longer than is read. Send less.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come to its end in time. Send it again, whole.'],
};
const NO_HTTP = [400, 'This is no HTTP request that can be read, or it ended too soon.'] as const;

/** Says in TMF630's words what the machine's own server would answer without a body: broken requests, and expectations that nobody meets. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [status, message] = SAYS[error.code ?? ''] ?? NO_HTTP;
    const body = unreadable(status, message);
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json;charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { 'content-type': 'application/json;charset=utf-8', connection: 'close' });
    response.end(unreadable(417, 'Of expectations only 100-continue is met.'));
  });
}
