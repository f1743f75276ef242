import type { ServerResponse } from 'node:http';
import type { WireFault } from '../faults/index.ts';

interface WholeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Sends a broken response: nothing, its first half, invalid chunks, or small pieces. Only possible on a socket. */
export async function spoil(
  response: ServerResponse,
  { status, headers, bytes }: WholeResponse,
  fault: WireFault,
): Promise<void> {
  const sized = { ...headers, 'content-length': String(bytes.length) };
  switch (fault.is) {
    case 'empty':
      response.destroy();
      return;
    case 'truncated':
      response.writeHead(status, { ...sized, 'content-length': String(bytes.length + 1) });
      await written(response, bytes.subarray(0, Math.ceil(bytes.length / 2)));
      response.destroy();
      return;
    case 'framing':
      response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' });
      response.flushHeaders();
      await new Promise<void>((resolve) => response.socket?.write('no size\r\n', () => resolve()));
      response.destroy();
      return;
    case 'dribble': {
      response.writeHead(status, sized);
      const size = Math.max(1, Math.ceil(bytes.length / fault.pieces));
      for (let from = 0; from < bytes.length; from += size) {
        if (from) await fault.pause();
        await written(response, bytes.subarray(from, from + size));
      }
      response.end();
      return;
    }
    default:
      fault satisfies never;
  }
}

const written = async (response: ServerResponse, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => response.write(bytes, () => resolve()));
