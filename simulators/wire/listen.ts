import { connect, type AddressInfo, type Server as NetServer } from 'node:net';
import type { Server } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { UsageError, realTime } from '../../kernel/index.ts';

/** Starts a server on `port` (0: any free port) and resolves with the port it got. Rejects with `UsageError` when the port is taken. */
export async function listen(server: NetServer, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken. Choose another, or stop the process that listens there.`)
          : error,
      );
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Closes every connection and frees the port. */
export async function shut(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const TIMEOUT_MS = 2_000;

/** Whether the port accepts connections, checked in real time. */
export async function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (answer: boolean) => {
      cancel();
      socket.destroy();
      resolve(answer);
    };
    const cancel = realTime.after(TIMEOUT_MS, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

/** The whole body of a request as text. Rejects when the connection ends first. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
