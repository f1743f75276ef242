import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HttpNetworkFrame, NetworkSource } from 'msw/experimental';
import { listen, shut } from '../../wire/listen.ts';
import type { WireFault } from '../faults/index.ts';
import { WIRE_FAULT } from '../handlers/reply.ts';
import { BODY_HOLDS } from '../handlers/with-tenant.ts';
import { spoil } from './spoil.ts';

const isLost = (response: Response) => response.type === 'error';

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
    // MSW does not wait for this, so a failed write must not become nobody's rejection.
    if (response) void this.#write(response).catch(() => this.#response.destroy());
  }
  override passthrough(): void {
    this.respondWith(new Response(null, { status: 404 }));
  }
  override errorWith(reason?: unknown): void {
    const body = { code: 'simulatorFault', reason: 'Internal Server Error', message: String(reason), status: '500' };
    this.respondWith(reason instanceof Response ? reason : Response.json(body, { status: 500 }));
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
    // Where there is never a body, its length would be that of the one there might have been.
    const bodiless = this.#method === 'HEAD' || response.status === 204 || response.status === 304;
    this.#response.writeHead(response.status, bodiless ? headers : { ...headers, 'content-length': String(bytes.length) });
    this.#response.end(bytes);
  }
}

const BODILESS = ['GET', 'HEAD'];

async function requestOf(incoming: IncomingMessage, origin: string, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    // Of a body that is too long, enough is kept to see that it is, and the rest goes by.
    if (length <= BODY_HOLDS) chunks.push(chunk);
    length += chunk.length;
  }
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
  const method = incoming.method ?? 'GET';
  return new Request(new URL(incoming.url ?? '/', origin), {
    method,
    headers,
    signal,
    ...(BODILESS.includes(method) ? {} : { body: Buffer.concat(chunks) }),
  });
}

/** MSW's handlers on a real port. Each request is rewritten to `origin`, so that the handlers cannot tell it from one in-process. */
export class PortSource extends NetworkSource<PortFrame> {
  readonly #server: Server;
  readonly #options: { readonly host: string; readonly port: number; readonly origin: string };
  #port = 0;

  constructor(options: { readonly host: string; readonly port: number; readonly origin: string }) {
    super();
    this.#options = options;
    this.#server = createServer((incoming, response) => {
      this.#serve(incoming, response).catch(() => response.destroy());
    });
  }
  /** The port it got; 0 until it is enabled. */
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
