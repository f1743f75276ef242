import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isObject, Refusal, type Clock } from '../../kernel/index.ts';
import { bodyOf, listen, shut } from '../wire/listen.ts';
import type { Exchange } from './exchange.ts';

/** A desk on the network, identified by its bearer token. */
export interface Subscriber {
  readonly clock: Clock;
  readonly exchange: Exchange;
}
export interface TelephoneServer {
  readonly port: number;
  readonly url: string;
  readonly subscribers: Map<string, Subscriber>;
  close(): Promise<void>;
}
interface TelephoneReply {
  readonly status: number;
  readonly body?: unknown;
}

const CALL = /^\/calls\/([^/]+)\/(answer|say|hang-up)$/;

const textOf = (body: Readonly<Record<string, unknown>>, field: string): string => {
  const value = body[field];
  if (typeof value !== 'string' || value === '') throw new Refusal('missing-data', `The body needs "${field}", a text.`, 400);
  return value;
};

function answerTo(exchange: Exchange, method: string, path: string, body: Readonly<Record<string, unknown>>): TelephoneReply {
  if (method === 'POST' && path === '/calls') {
    const { id } = exchange.place({ from: textOf(body, 'from'), to: textOf(body, 'to'), says: textOf(body, 'says') });
    return { status: 201, body: { callId: id } };
  }
  const [, id, verb] = (method === 'POST' && CALL.exec(path)) || [];
  switch (verb) {
    case 'answer':
      exchange.answer(id!);
      return { status: 204 };
    case 'say':
      exchange.say(id!, textOf(body, 'text'));
      return { status: 204 };
    case 'hang-up':
      exchange.hangUp(id!);
      return { status: 204 };
    default:
      throw new Refusal(
        'not-found',
        `No operation ${method} ${path}. There are POST /calls and POST /calls/{id}/answer, /say and /hang-up.`,
        404,
      );
  }
}

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Refused below, like every body that is not an object.
  }
  throw new Refusal('invalid-body', 'The body must be a JSON object.', 400);
};

/** The network's HTTP interface, described in `types.ts`. Many subscribers share one port. */
export async function startTelephoneServer({
  host,
  port = 0,
}: {
  host: string;
  port?: number | undefined;
}): Promise<TelephoneServer> {
  const subscribers = new Map<string, Subscriber>();

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const subscriber = subscribers.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const release = subscriber?.clock.begin();
    if (release) response.once('close', release);
    let answer: TelephoneReply;
    try {
      const text = await bodyOf(request);
      if (!subscriber) throw new Refusal('unauthorized', 'Send the bearer token of a subscriber of this network.', 401);
      answer = answerTo(
        subscriber.exchange,
        request.method ?? '',
        new URL(request.url ?? '/', 'http://network').pathname,
        parsed(text),
      );
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      const { status, code, message } = error instanceof Refusal ? error : new Refusal('fault', (error as Error).message, 500);
      answer = { status, body: { code, message } };
    }
    response.writeHead(answer.status, answer.body === undefined ? {} : { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  };

  const server = createServer((request, response) => void handle(request, response));
  const taken = await listen(server, port, host);
  return { port: taken, url: `http://${host}:${taken}`, subscribers, close: async () => shut(server) };
}
