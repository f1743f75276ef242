import { readFileSync } from 'node:fs';
import path from 'node:path';
import Fastify from 'fastify';
import { Refusal, UsageError } from '../../../kernel/index.ts';
import { listen } from '../../wire/listen.ts';
import { cookieFor, mayEnter } from './entry.ts';
import { adminRoutes, exchangeFilterIn } from './routes.ts';
import { startStream } from './stream.ts';
import type { Admin, AdminOptions } from './types.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
const PAGE: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['live.html', 'text/html; charset=utf-8'],
  '/live.css': ['live.css', 'text/css; charset=utf-8'],
  '/live.js': ['live.js', 'text/javascript; charset=utf-8'],
};
const BODY_HOLDS = 2 ** 20;

/** Serves the control interface of simulated suppliers and the live page of their exchanges, on a port of its own, behind one token. */
export async function openAdmin(options: AdminOptions): Promise<Admin> {
  const { host = '127.0.0.1', port, token, suppliers } = options;
  const app = Fastify({ forceCloseConnections: true, bodyLimit: BODY_HOLDS });
  const streams = new Set<() => void>();

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    const { authorization, cookie } = request.headers;
    const given = (request.query as { token?: string }).token;
    if (
      request.method === 'GET' &&
      given !== undefined &&
      mayEnter({ method: 'GET', authorization: `Bearer ${given}`, cookie }, token)
    )
      // The redirect removes the token from the address, so that it stays in no history and no screenshot.
      return reply.header('set-cookie', cookieFor(token)).redirect(`/${request.url.split('?')[0]!.replace(/^[/\\]+/, '')}`);
    if (!mayEnter({ method: request.method, authorization, cookie }, token))
      throw new Refusal(
        'unauthorized',
        'Send the token that was printed at the start: Authorization: Bearer <token>. A browser opens the printed address of the live page, and may only read.',
        401,
      );
    return undefined;
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof Refusal ? error.status : error instanceof UsageError ? 400 : (error.statusCode ?? 500);
    const code = error instanceof Refusal ? error.code : error instanceof UsageError ? 'invalidFaults' : 'error';
    const message = status < 500 ? error.message : `The control interface failed: ${error.message}`;
    return reply.status(status).send({ code, message });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send({ code: 'notFound', message: `There is no ${request.method} ${request.url.split('?')[0]} here.` }),
  );
  adminRoutes(app, options);
  for (const [address, [file, type]] of Object.entries(PAGE)) {
    const text = readFileSync(path.join(import.meta.dirname, 'page', file), 'utf8');
    app.get(address, (_request, reply) => reply.type(type).header('cache-control', 'no-store').send(text));
  }
  app.get('/stream', (request, reply) => {
    const wanted = exchangeFilterIn(request.query as Record<string, string | undefined>);
    reply.hijack();
    for (const [name, value] of Object.entries(HEADERS)) reply.raw.setHeader(name, value);
    const end = startStream(reply.raw, suppliers, wanted);
    streams.add(end);
    reply.raw.once('close', () => streams.delete(end));
  });

  await app.ready();
  const got = await listen(app.server, port, host);
  const url = `http://${host}:${got}`;
  return {
    url,
    page: `${url}/?token=${token}`,
    async close() {
      for (const end of streams) end();
      await app.close();
    },
  };
}
export type { Admin } from './types.ts';
