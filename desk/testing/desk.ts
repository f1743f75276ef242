import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { seededIds, virtualClock, type Clock, type VirtualClock } from '../../kernel/index.ts';
import { loadStandard } from '../../standards/index.ts';
import { examplePartners } from '../host/example-partners.ts';
import { examplePeople } from '../host/example-people.ts';
import { openDesk, type DeskOptions, type Wiring } from '../index.ts';
import type { RecordedEvent } from '../domain/incident/index.ts';
import type { IncidentView } from '../views/types.ts';
import { recordedEvents } from './recorded-events.ts';
import { openRelay } from './relay.ts';

export const ADDRESSES = { mail: 'servicedesk@desk.example', fax: '+442079460900', telephone: '+442079460999' } as const;
export const TELEPHONE_TOKEN = 'telephone-token';
export const SUPPLIER = {
  clientId: 'desk',
  clientSecret: 'hush',
  webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
} as const;

const standard = loadStandard(new URL('../../standards/nhs-lsd', import.meta.url).pathname);

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answer =
  { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown } | 'lost' | 'never';

/** The receiver of the desk's calls: keeps the requests and answers as scripted. */
async function openPeer(answerTo: (asked: Asked) => Answer, clock: Clock) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      asked.push(one);
      const answer = answerTo(one);
      if (answer === 'lost') return void request.socket.destroy();
      if (answer === 'never') {
        // Behaves like a peer that sleeps on the clock: it returns the open-work count of the waiting caller, until that caller
        // gives up.
        const gone = new AbortController();
        request.socket.once('close', () => gone.abort());
        return void clock.sleep(Temporal.Duration.from({ hours: 1 }), { lend: true, signal: gone.signal }).catch(() => undefined);
      }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type Peer = Awaited<ReturnType<typeof openPeer>>;

export interface TestDeskOptions {
  /** A clock that others follow too, set to any time. */
  readonly clock?: VirtualClock;
  readonly options?: Partial<DeskOptions>;
  readonly wiring?: Wiring;
  readonly answerTo?: (asked: Asked) => Answer;
}

/** A whole desk on a clock that stands still at 09:30 of a working day, with its relay and every other system it calls. */
export async function openTestDesk({
  options = {},
  wiring,
  answerTo = () => ({ status: 204 }),
  clock = virtualClock(Temporal.Instant.from('2026-11-24T09:30:00Z')),
}: TestDeskOptions = {}) {
  const policy = await standard;
  const ids = seededIds('edge');
  const people = examplePeople(policy, ids, { passwords: 'quick' });
  const partners = examplePartners(policy, ids);
  const relay = await openRelay(clock);
  const peer = await openPeer(answerTo, clock);
  const log: string[] = [];
  const recorded = recordedEvents(wiring);
  const desk = await openDesk(
    {
      policy,
      clock,
      ids,
      storeFile: ':memory:',
      http: { host: '127.0.0.1', port: 0 },
      smtp: { host: '127.0.0.1', port: 0 },
      addresses: ADDRESSES,
      relay,
      telephone: { url: peer.url, token: TELEPHONE_TOKEN },
      suppliers: { 'bt-health': { url: peer.url, tokenUrl: `${peer.url}/token`, ...SUPPLIER } },
      accounts: people.accounts,
      partners,
      partnersOnLoopback: true,
      secret: 'a secret of this test',
      log: (line) => void log.push(line),
      ...options,
    },
    recorded.wiring,
  ).catch(async (error: unknown) => {
    await relay.close();
    peer.close();
    throw error;
  });
  const ask = async (
    username: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const token = username === null ? undefined : people.credentials.get(username)?.token;
    const response = await clock.track(
      fetch(`${desk.url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' || Buffer.isBuffer(body) ? (body as string) : JSON.stringify(body) }),
      }),
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: (isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : null) as never,
    };
  };
  return {
    desk,
    clock,
    ids,
    policy,
    people,
    partners,
    relay,
    peer,
    log,
    ask,
    incident: async (reference: string): Promise<IncidentView> =>
      (await ask('assessor', 'GET', `/api/incidents/${reference}`)).json,
    /** The recorded events of one type. */
    events: async <T extends RecordedEvent['type']>(reference: string, type: T) => {
      await ask('assessor', 'GET', `/api/incidents/${reference}`);
      return recorded.seen(reference, type);
    },
    all: async (): Promise<readonly IncidentView[]> => (await ask('assessor', 'GET', '/api/incidents?limit=200')).json['items'],
    /** Sends mail to the desk over a real connection. Rejects as nodemailer does when the desk refuses it. */
    async mail(letter: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]): Promise<string> {
      const transport = createTransport({ host: desk.smtp.host, port: desk.smtp.port, ignoreTLS: true });
      const { response } = await clock.track(transport.sendMail({ to: ADDRESSES.mail, ...letter }));
      transport.close();
      return response;
    },
    async close() {
      await desk.close();
      await relay.close();
      peer.close();
    },
    async [Symbol.asyncDispose]() {
      await this.close();
    },
  };
}
export type TestDesk = Awaited<ReturnType<typeof openTestDesk>>;
