import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HttpNetworkFrame, NetworkSource } from 'msw/experimental';
import { listen, shut } from '../../wire/listen.ts';
import type { WireFault } from '../faults/index.ts';
import { WIRE_FAULT } from '../wire/reply.ts';
import { BODY_HOLDS } from '../handlers/with-tenant.ts';
import { spoil } from './spoil.ts';
import { ADDRESS_HOLDS, answerUnreadable, unreadable } from './unreadable.ts';

const isLost = (response: Response) => response.type === 'error';

const refusal = (status: number, message: string): Response =>
  new Response(unreadable(status, message), { status, headers: { 'content-type': 'application/json;charset=utf-8' } });

/** One request from the port. */
class PortFrame extends HttpNetworkFrame {
  readonly #response: ServerResponse;
  readonly #method: string;
  constructor(request: Request, response: ServerResponse) {
    super({ request });
    this.#response = response;
    this.#method = request.method;
  }
  override respondWith(response?: Response): void {
    // MSW does not await this, so a failed write must not become an unhandled rejection.
    if (response) void this.#write(response).catch(() => this.#response.destroy());
  }
  override passthrough(): void {
    this.respondWith(refusal(404, 'Nothing is at this address.'));
  }
  override errorWith(reason?: unknown): void {
    this.respondWith(reason instanceof Response ? reason : refusal(500, `The simulator failed: ${String(reason)}`));
  }
  async #write(response: Response): Promise<void> {
    if (isLost(response)) {
      this.#response.socket?.resetAndDestroy();
      return;
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    const headers = Object.fromEntries(response.headers);
    const fault = Reflect.get(response, WIRE_FAULT) as WireFault | undefined;
    if (fault) return spoil(this.#response, { status: response.status, headers, bytes }, fault);
    // A response that never has a body must not state the length of the body it would have had.
    const bodiless = this.#method === 'HEAD' || response.status === 204 || response.status === 304;
    this.#response.writeHead(response.status, bodiless ? headers : { ...headers, 'content-length': String(bytes.length) });
    this.#response.end(bytes);
  }
}

const BODILESS = ['GET', 'HEAD'];
/** Methods that `Request` does not support. */
const NEVER = ['CONNECT', 'TRACE', 'TRACK'];

/** The error response to a request that cannot become a `Request`, or null. */
function wrongWith({ method = '', url = '' }: IncomingMessage): Response | null {
  if (NEVER.includes(method)) return refusal(405, `${method} is not supported.`);
  if (url.length > ADDRESS_HOLDS) return refusal(414, `A URL has at most ${ADDRESS_HOLDS} characters.`);
  return URL.canParse(url, 'http://any.example') || url.startsWith('/') ? null : refusal(400, 'The URL is invalid.');
}

/** Path and query below `origin`, whatever the host. Two leading slashes are part of the path and name no other host. */
const addressIn = (url: string, origin: string): URL => {
  if (url.startsWith('/')) return new URL(`${origin}${url}`);
  const { pathname, search } = new URL(url, origin);
  return new URL(`${origin}${pathname}${search}`);
};

async function requestOf(incoming: IncomingMessage, origin: string, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    // Of a body that is too long, enough is kept to detect that; the rest is discarded.
    if (length <= BODY_HOLDS) chunks.push(chunk);
    length += chunk.length;
  }
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
  const method = incoming.method ?? 'GET';
  return new Request(addressIn(incoming.url ?? '/', origin), {
    method,
    headers,
    signal,
    ...(BODILESS.includes(method) ? {} : { body: Buffer.concat(chunks) }),
  });
}

/** Serves MSW's handlers on a real port. Each request is rewritten to `origin`, so that handlers see no difference to in-process calls. */
export class PortSource extends NetworkSource<PortFrame> {
  readonly #server: Server;
  readonly #options: { readonly host: string; readonly port: number; readonly origin: string };
  #port = 0;

  constructor(options: { readonly host: string; readonly port: number; readonly origin: string }) {
    super();
    this.#options = options;
    this.#server = createServer({ requireHostHeader: false }, (incoming, response) => {
      this.#serve(incoming, response).catch(() => response.destroy());
    });
    answerUnreadable(this.#server);
  }
  /** The actual port; 0 until it is enabled. */
  get port(): number {
    return this.#port;
  }
  override async enable(): Promise<void> {
    this.#port = await listen(this.#server, this.#options.port, this.#options.host);
  }
  override async disable(): Promise<void> {
    await super.disable();
    await shut(this.#server);
  }
  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const wrong = wrongWith(incoming);
    if (wrong) {
      incoming.resume();
      response.writeHead(wrong.status, { ...Object.fromEntries(wrong.headers), connection: 'close' });
      response.end(await wrong.text());
      return;
    }
    const gone = new AbortController();
    response.once('close', () => response.writableFinished || gone.abort());
    const frame = new PortFrame(await requestOf(incoming, this.#options.origin, gone.signal), response);
    try {
      await this.queue(frame);
    } finally {
      frame.events.removeAllListeners();
    }
  }
}
