import { once } from 'node:events';
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { realTime } from '../kernel/index.ts';

/** What the clients of the mail measurement do, in a thread of their own so that the desk's loop is the desk's. */
export interface MailClientsOrder {
  readonly url: string;
  readonly token: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly from: string;
  readonly to: string;
}
export type MailClientsWork =
  | { readonly do: 'nothing' }
  /** Other requests, one after the other, until they are to stop. */
  | { readonly do: 'ask' | 'stop-asking' }
  | { readonly do: 'send'; readonly raw: Uint8Array }
  | { readonly do: 'leave-unfinished'; readonly clients: number; readonly bytes: number };
export interface MailClientsResult {
  /** Milliseconds of each other request meanwhile. */
  readonly requests: readonly number[];
  /** The desk's last word to each client. */
  readonly said: readonly string[];
}

const { url, token, smtp, from, to } = workerData as MailClientsOrder;
const BETWEEN_REQUESTS_MS = 20;
const STAY_MS = 3000;
const CHUNK = Buffer.from(`${'a'.repeat(76)}\r\n`.repeat(840));

/** Until its last line; then it says nothing more and stays. */
async function talk(content: AsyncIterable<Buffer> | Iterable<Buffer>, finish: boolean): Promise<string> {
  const socket = connect(smtp.port, smtp.host);
  const lines: string[] = [];
  let wake: () => void = () => undefined;
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    lines.push(
      ...data
        .toString('latin1')
        .split('\r\n')
        .filter((line) => /^\d{3} /.test(line)),
    );
    wake();
  });
  const closed = once(socket, 'close').catch(() => undefined);
  const next = async () => {
    if (lines.length === 0) await Promise.race([closed, new Promise<void>((resolve) => (wake = resolve))]);
    return lines.shift() ?? 'gone';
  };
  let said = await next();
  for (const line of ['EHLO bench.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
    if (!/^[23]/.test(said)) break;
    socket.write(`${line}\r\n`);
    said = await next();
  }
  if (said.startsWith('354')) {
    for await (const chunk of content)
      if (!socket.destroyed && !socket.write(chunk)) await Promise.race([once(socket, 'drain'), closed]);
    if (finish) {
      socket.write('\r\n.\r\n');
      said = await next();
    } else await realTime.sleep(STAY_MS);
  }
  socket.destroy();
  return said;
}

function* unfinished(bytes: number): Iterable<Buffer> {
  yield Buffer.from(`From: ${from}\r\nSubject: unfinished\r\n\r\n`);
  for (let sent = 0; sent < bytes; sent += CHUNK.length) yield CHUNK;
}

async function doWork(work: MailClientsWork): Promise<readonly string[]> {
  switch (work.do) {
    case 'ask':
    case 'stop-asking':
      return [];
    case 'nothing':
      await realTime.sleep(1000);
      return [];
    case 'send':
      return [await talk([Buffer.from(work.raw)], true)];
    case 'leave-unfinished':
      return Promise.all(Array.from({ length: work.clients }, async () => talk(unfinished(work.bytes), false)));
    default:
      return work satisfies never;
  }
}

async function request(): Promise<number> {
  const began = realTime.elapsedMs();
  const response = await fetch(`${url}/api/incidents?limit=25`, { headers: { authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  return realTime.elapsedMs() - began;
}

let asking: Promise<readonly number[]> | null = null;
let done = false;
async function ask(): Promise<readonly number[]> {
  const requests: number[] = [];
  while (!done) {
    requests.push(await request());
    await realTime.sleep(BETWEEN_REQUESTS_MS);
  }
  return requests;
}

parentPort!.on('message', (order: MailClientsWork) => {
  void (async () => {
    if (order.do === 'ask') {
      done = false;
      asking = ask();
      return;
    }
    done = order.do === 'stop-asking';
    const said = await doWork(order);
    parentPort!.postMessage({
      requests: (await (order.do === 'stop-asking' ? asking : null)) ?? [],
      said,
    } satisfies MailClientsResult);
  })();
});
