import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { randomIds, realTime } from '../kernel/index.ts';
import type { SupplierAccess } from '../simulators/lsp/index.ts';
import { signature } from '../simulators/lsp/callbacks/sign.ts';
import type { Answered, DeskOrder, DeskReady } from './hand-off-desk.ts';
import type { SupplierReady } from './supplier-server.ts';

/** Rates per second: bare Fastify route, creations at the simulated supplier, hand-offs of the desk, callbacks to the desk. */
export interface SupplierRound {
  readonly floor: number;
  readonly creations: number;
  readonly handOffs: number;
  readonly callbacks: number;
}

const CONNECTIONS = 32;
/** Tickets whose events are sent in turn, so that no history is unrealistically long. */
const TICKETS = 200;

const DATA = {
  occurredAt: '2026-11-24T09:30:00Z',
  description: 'Nobody on the ward can open a patient record.',
  impact: 'One ward works on paper',
  affectedUsers: 14,
  affectedService: 'crs',
  workaround: 'Paper',
  stepsTaken: 'Two workstations and two accounts tried',
  requesterContact: 'The ward, 020 7946 0123',
  updateContact: 'servicedesk@desk.example',
};
const TICKET = {
  externalId: 'INC-000042',
  description: DATA.description,
  severity: 'Minor',
  ticketType: 'incident',
  minimumDataSet: DATA,
};
const CONTACT = {
  channel: 'walk-up',
  caller: { name: 'Sam Carter', organisation: 'northgate', telephone: '+442079460301' },
  service: 'crs',
  summary: 'Cannot open a patient record',
  description: 'Since the start of the shift, on every workstation of the ward.',
  impact: '3',
  urgency: '3',
};

/** Measures the interface between desk and supplier and a bare Fastify route alternately, so that other load on the machine affects all. */
export async function measureSuppliers({
  rounds,
  seconds,
  onRound,
}: {
  readonly rounds: number;
  readonly seconds: number;
  onRound: (n: number, round: SupplierRound) => void;
}): Promise<readonly SupplierRound[]> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'deskproof-bench-'));
  const children: ChildProcess[] = [];
  const start = async <Ready>(file: URL, order?: object) => {
    const child = fork(file, [], { execArgv: ['--disable-warning=ExperimentalWarning'] });
    children.push(child);
    if (order) child.send(order);
    return { child, ready: await firstWord<Ready>(child, file) };
  };
  try {
    const { ready: floor } = await start<{ url: string }>(new URL('./fastify-server.ts', import.meta.url));
    const {
      ready: { access },
    } = await start<SupplierReady>(new URL('./supplier-server.ts', import.meta.url));
    const order: DeskOrder = { storeFile: path.join(scratch, 'desk.db'), suppliers: { 'bt-health': access } };
    const { child, ready } = await start<DeskReady>(new URL('./hand-off-desk.ts', import.meta.url), order);
    const desk = handsOff(child, ready);
    const measured: SupplierRound[] = [];
    // The first round warms up the compilers and is not counted.
    for (let n = 0; n <= rounds; n++) {
      const posts = { method: 'POST', body: JSON.stringify(TICKET), headers: { 'content-type': 'application/json' } } as const;
      const authorization = `Bearer ${await tokenFor(access)}`;
      const bare = await shoot({ url: floor.url, ...posts }, seconds);
      const created = await shoot(
        { url: `${access.url}/troubleTicket`, ...posts, headers: { ...posts.headers, authorization } },
        seconds,
      );
      const handOffs = await desk.forSeconds(seconds);
      const callbacks = await shoot(callbacksTo(ready.url, access.webhookSecret, await desk.handOff(TICKETS)), seconds);
      if (n === 0) continue;
      const round = { floor: bare, creations: created, handOffs, callbacks };
      measured.push(round);
      onRound(n, round);
    }
    return measured;
  } finally {
    const gone = children.map(async (child) => child.exitCode ?? once(child, 'exit'));
    for (const child of children) if (child.connected) child.disconnect();
    await Promise.all(gone);
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function firstWord<Ready>(child: ChildProcess, file: URL): Promise<Ready> {
  const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])])) as [
    { ready: Ready } | null,
  ];
  if (word === null) throw new Error(`${file.pathname} ended before it was ready`);
  return word.ready;
}

async function shoot(options: Omit<autocannon.Options, 'duration' | 'connections'>, seconds: number): Promise<number> {
  const { non2xx, errors, requests } = await autocannon({ ...options, connections: CONNECTIONS, duration: seconds });
  if (non2xx + errors > 0)
    throw new Error(`${options.url}: ${non2xx} answers were not 2xx, ${errors} errors: the figures would mean nothing`);
  return requests.average;
}

async function tokenFor({ tokenUrl, clientId, clientSecret }: SupplierAccess): Promise<string> {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Logs contacts, hands them off and waits until the supplier's answer is committed. */
function handsOff(desk: ChildProcess, { url, token }: DeskReady) {
  const waiting = new Map<string, (ticket: string) => void>();
  const early = new Map<string, string>();
  desk.on('message', ({ answered: [reference, ticket] }: Answered) => {
    const tell = waiting.get(reference);
    if (!tell) return void early.set(reference, ticket);
    waiting.delete(reference);
    tell(ticket);
  });
  const post = async <T>(at: string, body: object): Promise<T> => {
    const answer = await fetch(`${url}${at}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${at} was answered ${answer.status}: the figures would mean nothing`);
    return (await answer.json()) as T;
  };
  const one = async () => {
    const { reference } = await post<{ reference: string }>('/api/contacts', CONTACT);
    await post(`/api/incidents/${reference}/hand-off`, { data: DATA });
    const ticket = early.get(reference) ?? (await new Promise<string>((tell) => waiting.set(reference, tell)));
    early.delete(reference);
    return { reference, ticket };
  };
  const sideBySide = async (work: () => Promise<void>) => Promise.all(Array.from({ length: CONNECTIONS }, work));
  return {
    /** How many a second: contact, ticket at the supplier, answer committed. */
    async forSeconds(seconds: number): Promise<number> {
      const started = realTime.elapsedMs();
      let done = 0;
      await sideBySide(async () => {
        for (; realTime.elapsedMs() - started < seconds * 1000; done++) await one();
      });
      return (done / (realTime.elapsedMs() - started)) * 1000;
    },
    async handOff(count: number) {
      const made: Awaited<ReturnType<typeof one>>[] = [];
      await sideBySide(async () => {
        while (made.length < count) made.push(await one());
      });
      return made;
    },
  };
}

/** Sends signed events, each with one more note on a ticket. */
function callbacksTo(desk: string, secret: string, tickets: readonly { readonly reference: string; readonly ticket: string }[]) {
  const ids = randomIds();
  let sent = 0;
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const { reference, ticket } = tickets[sent % tickets.length]!;
    const [now, id] = [realTime.now(), ids.uuid('event')];
    const date = now.toString();
    const body = JSON.stringify({
      eventId: id,
      eventType: 'TroubleTicketAttributeValueChangeEvent',
      eventTime: date,
      event: {
        troubleTicket: {
          ...TICKET,
          id: ticket,
          externalId: reference,
          status: 'acknowledged',
          statusChange: [{ status: 'acknowledged', changeDate: date }],
          note: [{ id: ids.uuid('note'), author: 'BT Health', date, text: `Word ${++sent}` }],
        },
      },
    });
    const timestamp = Math.floor(now.epochMilliseconds / 1000);
    return {
      ...request,
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature(secret, id, timestamp, body),
      },
    };
  };
  const url = `${desk}/suppliers/bt-health/listener/TroubleTicketAttributeValueChangeEvent`;
  return { url, method: 'POST' as const, requests: [{ setupRequest }] };
}
