import type { Exchange } from './types.ts';

/** Headers that differ between runs, or that belong to the connection and not to the message. */
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
const cleanBody = (body: string) => {
  const clean = withoutPort(body).replace(SECRET_IN_BODY, '$1[masked]');
  return clean.length <= LONGEST_BODY
    ? clean
    : `${clean.slice(0, LONGEST_BODY)}… (${clean.length - LONGEST_BODY} more characters not kept)`;
};

export interface JournalBounds {
  /** The number of exchanges kept. */
  readonly count: number;
  /** The approximate size of the text kept. */
  readonly bytes: number;
}
export const JOURNAL_HOLDS: JournalBounds = { count: 2_000, bytes: 32 * 2 ** 20 };
const LONGEST_BODY = 2 ** 20;

/** What a full journal has evicted. Nothing can be proved about it any more. */
export interface Evicted {
  readonly count: number;
  readonly bytes: number;
  /** When the newest of them was recorded. */
  readonly until: Temporal.Instant | null;
}

const sizeOf = ({ path, requestHeaders, requestBody, responseHeaders, responseBody }: Exchange) =>
  [requestHeaders, responseHeaders]
    .flatMap((headers) => Object.entries(headers).flat())
    .reduce((sum, text) => sum + text.length, path.length + requestBody.length + responseBody.length);

/**
 * The exchanges of one tenant, newest last. When it is full by count or size, it evicts the oldest and counts them. Secrets are masked and
 * ephemeral ports removed before an exchange is stored.
 */
export function createJournal({ count, bytes }: JournalBounds = JOURNAL_HOLDS) {
  const entries: Exchange[] = [];
  const sizes: number[] = [];
  const watchers = new Set<(exchange: Exchange) => void>();
  let held = 0;
  let [recorded, gone, goneBytes] = [0, 0, 0];
  let goneUntil: Temporal.Instant | null = null;

  /** Evicts at least a sixteenth at once, so that a full journal does not shift all entries for each new one. */
  const evict = () => {
    if (entries.length <= count && held <= bytes) return;
    const least = Math.min(entries.length - 1, Math.floor(count / 16));
    let drop = 0;
    while (entries.length - drop > count || (held > bytes && drop < entries.length - 1) || (drop > 0 && drop < least)) {
      held -= sizes[drop]!;
      goneBytes += sizes[drop]!;
      goneUntil = entries[drop]!.at;
      drop++;
    }
    gone += drop;
    entries.splice(0, drop);
    sizes.splice(0, drop);
  };

  return {
    entries: entries as readonly Exchange[],
    get evicted(): Evicted {
      return { count: gone, bytes: goneBytes, until: goneUntil };
    },
    record(exchange: Omit<Exchange, 'n'>): void {
      const kept: Exchange = {
        ...exchange,
        n: ++recorded,
        path: withoutPort(exchange.path),
        requestHeaders: cleanHeaders(exchange.requestHeaders),
        requestBody: cleanBody(exchange.requestBody),
        responseHeaders: cleanHeaders(exchange.responseHeaders),
        responseBody: cleanBody(exchange.responseBody),
        happened: exchange.happened.map((one) => ({ ...one, says: withoutPort(one.says) })),
      };
      entries.push(kept);
      sizes.push(sizeOf(kept));
      held += sizes.at(-1)!;
      evict();
      for (const watcher of watchers) watcher(kept);
    },
    /** Calls `watcher` with each exchange from now on, until the returned function is called. */
    watch(watcher: (exchange: Exchange) => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    /** Empties the journal on purpose. The past then counts as empty, not as evicted. */
    clear(): void {
      entries.length = sizes.length = held = gone = goneBytes = 0;
      goneUntil = null;
    },
  };
}
export type Journal = ReturnType<typeof createJournal>;
