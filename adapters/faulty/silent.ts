import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { AnsweringAdapter } from '../desk-under-test.ts';
import { faultyAdapter, type FaultyOptions } from './over-desk.ts';

/**
 * A desk that nobody hears: it never mails, never rings and never warns. Its mail and its calls are taken by sinks that keep nothing, so
 * the desk itself believes that it has told everybody.
 */
export function silentAdapter(options: FaultyOptions): AnsweringAdapter {
  let sinks: Promise<Sinks> | undefined;
  return faultyAdapter(options, {
    name: 'faulty/silent',
    async request(request) {
      const { relay, telephone } = await (sinks ??= openSinks());
      const endpoints = { ...request.endpoints, relay, telephone: { ...request.endpoints.telephone, url: telephone } };
      return { ...request, endpoints };
    },
    close: async () => (await sinks)?.close(),
  });
}

interface Sinks {
  readonly relay: { readonly host: string; readonly port: number };
  readonly telephone: string;
  close(): Promise<void>;
}

async function openSinks(): Promise<Sinks> {
  const mail = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => void stream.resume().once('end', () => done()),
  });
  let calls = 0;
  const telephone = createServer((request, response) => {
    request.resume().once('end', () => {
      const placed = request.url?.endsWith('/calls') === true;
      response.writeHead(placed ? 201 : 204, { 'content-type': 'application/json' });
      response.end(placed ? JSON.stringify({ callId: `unheard-${++calls}` }) : undefined);
    });
  });
  const listening = mail.listen(0, '127.0.0.1');
  telephone.listen(0, '127.0.0.1');
  await Promise.all([once(listening, 'listening'), once(telephone, 'listening')]);
  return {
    relay: { host: '127.0.0.1', port: portOf(listening) },
    telephone: `http://127.0.0.1:${portOf(telephone)}`,
    async close() {
      telephone.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => mail.close(() => resolve())),
        new Promise<void>((resolve) => telephone.close(() => resolve())),
      ]);
    },
  };
}

const portOf = (server: Pick<Server, 'address'>): number => (server.address() as AddressInfo).port;
