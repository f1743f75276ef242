import type { Exchange } from './types.ts';

const named = (headers: Readonly<Record<string, string>>) => Object.entries(headers).map(([name, value]) => ({ name, value }));
const NO_TIME = -1;

/**
 * The exchanges as an HTTP Archive 1.2, which browsers' developer tools read. Unmeasured values are absent or -1, as the format requires.
 * A broken connection has status 0. `origin` precedes every path.
 */
export function harOf(
  exchanges: readonly Exchange[],
  { origin, version }: { readonly origin: string; readonly version: string },
) {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Deskproof', version },
      entries: exchanges.map((exchange) => ({
        startedDateTime: exchange.at.toString({ smallestUnit: 'millisecond' }),
        time: tookMs(exchange),
        request: {
          method: exchange.method,
          url: `${origin}${exchange.path}`,
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers: named(exchange.requestHeaders),
          queryString: [...new URLSearchParams(exchange.path.split('?')[1])].map(([name, value]) => ({ name, value })),
          ...(exchange.requestBody === ''
            ? {}
            : {
                postData: { mimeType: exchange.requestHeaders['content-type'] ?? 'text/plain', text: exchange.requestBody },
              }),
          headersSize: NO_TIME,
          bodySize: Buffer.byteLength(exchange.requestBody),
        },
        response: {
          status: typeof exchange.status === 'number' ? exchange.status : 0,
          statusText: typeof exchange.status === 'number' ? '' : exchange.status,
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers: named(exchange.responseHeaders),
          content: {
            size: Buffer.byteLength(exchange.responseBody),
            mimeType: exchange.responseHeaders['content-type'] ?? '',
            text: exchange.responseBody,
          },
          redirectURL: '',
          headersSize: NO_TIME,
          bodySize: Buffer.byteLength(exchange.responseBody),
        },
        cache: {},
        timings: { send: 0, wait: tookMs(exchange), receive: 0 },
        comment: [exchange.direction, ...exchange.happened.map(({ says }) => says)].join('; '),
      })),
    },
  };
}

/** The duration of an exchange on the supplier's clock. */
export const tookMs = ({ at, until }: Pick<Exchange, 'at' | 'until'>): number => at.until(until).total('milliseconds');
