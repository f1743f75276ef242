import { request as requestHttp } from 'node:http';
import type { LookupFunction } from 'node:net';
import { request as requestHttps } from 'node:https';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Replaces the machine's DNS lookup. */
  readonly lookup?: LookupFunction;
}
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Nobody listens at the address: the request was never sent. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
}

/**
 * Sends one HTTP request on a connection of its own, so that a closed simulator leaves no connection open and a dead desk is noticed at
 * the next call. A redirect is returned, not followed. Rejects with `ConnectionRefused` when nobody listens, else with the transport's
 * error. The caller tracks it on its clock.
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
