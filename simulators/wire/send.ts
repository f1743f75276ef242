import { request as requestHttp } from 'node:http';
import type { LookupFunction } from 'node:net';
import { request as requestHttps } from 'node:https';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Resolves the host's name, in the place of the machine's own. */
  readonly lookup?: LookupFunction;
}
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** No listener at the address: the message never left. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
}

/**
 * One HTTP call on a connection of its own, which ends with it: a simulator that is closed leaves nothing open, and a desk
 * that dies shows at the next call. Redirects are answers like any other. Rejects with `ConnectionRefused` when nobody
 * listens, with the transport's error otherwise. The caller tracks it on its clock.
 */
export async function send({ method, url, headers = {}, body = '', signal, lookup }: HttpRequest): Promise<HttpResponse> {
  const target = new URL(url);
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      target,
      {
        method,
        agent: false,
        headers: { ...headers, ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}) },
        ...(signal ? { signal } : {}),
        ...(lookup ? { lookup } : {}),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: flat(incoming.headers),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ECONNREFUSED' ? new ConnectionRefused(`nobody listens at ${target.origin}`, { cause: error }) : error,
      ),
    );
    outgoing.end(body);
  });
}

/** Header values as single strings, by lower-case name. */
export const flat = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
