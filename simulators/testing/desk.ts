import { createServer, type IncomingMessage } from 'node:http';
import type { VirtualClock } from '../../kernel/index.ts';
import { bodyOf, listen, shut } from '../wire/listen.ts';
import { flat } from '../wire/send.ts';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A minimal desk for the simulators' own tests: a port that records each request and responds with the status that `answer` returns. */
export async function startListener(clock: VirtualClock, answer: (request: ReceivedRequest, nth: number) => number = () => 204) {
  const requests: ReceivedRequest[] = [];
  const take = async (request: IncomingMessage) => {
    const message = { path: request.url ?? '', headers: flat(request.headers), body: await bodyOf(request) };
    requests.push(message);
    return answer(message, requests.length);
  };
  const server = createServer((request, response) => {
    response.once('close', clock.begin());
    take(request).then(
      (status) => response.writeHead(status).end(),
      () => response.destroy(),
    );
  });
  const port = await listen(server, 0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, requests, close: async () => shut(server) };
}
export type Listener = Awaited<ReturnType<typeof startListener>>;
