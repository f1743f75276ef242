import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The floor of any server that answers a POST: it returns the body. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => response.writeHead(201, { 'content-type': 'application/json' }).end(Buffer.concat(chunks)));
});
server.listen(0, '127.0.0.1', () =>
  process.send?.({ ready: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } }),
);
process.on('disconnect', () => process.exit(0));
