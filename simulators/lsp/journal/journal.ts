import type { Exchange } from '../types.ts';

/** What one run and the next cannot share, or what belongs to the connection and not to the message. */
const DROPPED =
  /^(?:date|host|connection|keep-alive|user-agent|content-length|transfer-encoding|accept|accept-encoding|accept-language|sec-.*|traceparent|tracestate)$/;
const SECRET_IN_BODY = /("?(?:access_token|client_secret)"?\s*[:=]\s*"?)[^"&\s,}]+/g;
const LOOPBACK_PORT = /((?:127\.0\.0\.1|localhost|\[::1\])):\d{2,5}/g;

const cleanHeaders = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !DROPPED.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, name === 'authorization' ? value.replace(/^(\S+) .*$/, '$1 [masked]') : withoutPort(value)]),
  );
const withoutPort = (text: string) => text.replace(LOOPBACK_PORT, '$1');
const cleanBody = (body: string) => withoutPort(body).replace(SECRET_IN_BODY, '$1[masked]');

export const JOURNAL_HOLDS = 2_000;

/** The exchanges of one tenant, newest last, the oldest dropped when it is full. Secrets are masked and ephemeral ports removed. */
export function createJournal(holds = JOURNAL_HOLDS) {
  const entries: Exchange[] = [];
  return {
    entries: entries as readonly Exchange[],
    record(exchange: Exchange): void {
      entries.push({
        ...exchange,
        path: withoutPort(exchange.path),
        requestHeaders: cleanHeaders(exchange.requestHeaders),
        requestBody: cleanBody(exchange.requestBody),
        responseHeaders: cleanHeaders(exchange.responseHeaders),
        responseBody: cleanBody(exchange.responseBody),
      });
      if (entries.length > holds) entries.splice(0, entries.length - holds);
    },
  };
}
export type Journal = ReturnType<typeof createJournal>;
