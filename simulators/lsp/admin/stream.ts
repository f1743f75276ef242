import type { ServerResponse } from 'node:http';
import { realTime, type Release } from '../../../kernel/index.ts';
import { passesFilter, exchangeView, type ExchangeView, type ExchangeFilter } from './exchange-view.ts';
import type { Administered } from './types.ts';

/** How many past exchanges a new page gets, and how far a slow reader may fall behind before it is disconnected. */
const PAST = 200;
const BEHIND_BYTES = 4 * 2 ** 20;
const KEEP_ALIVE_MS = 15_000;

const inOrder = (a: ExchangeView, b: ExchangeView) =>
  Temporal.Instant.compare(a.at, b.at) || a.supplier.localeCompare(b.supplier) || a.n - b.n;
const message = (one: ExchangeView) => `event: exchange\nid: ${one.supplier}-${one.n}\ndata: ${JSON.stringify(one)}\n\n`;

/**
 * Streams exchanges to a page as server-sent events, starting with the latest past ones. Periodic comments keep the connection open. A
 * slow reader is disconnected and reconnects by itself. Returns a function that ends the stream.
 */
export function startStream(response: ServerResponse, suppliers: readonly Administered[], wanted: ExchangeFilter): Release {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  const past = suppliers.flatMap(({ id, control }) => control.journal.slice(-PAST).map((one) => exchangeView(id, one)));
  response.write('event: begin\ndata: {}\n\n');
  for (const one of past
    .filter((each) => passesFilter(wanted, each))
    .sort(inOrder)
    .slice(-PAST))
    response.write(message(one));
  const watching = suppliers.map(({ id, control }) =>
    control.watch((exchange) => {
      const one = exchangeView(id, exchange);
      if (passesFilter(wanted, one)) response.write(message(one));
      if (response.writableLength > BEHIND_BYTES) response.destroy();
    }),
  );
  const keepAlive = realTime.every(KEEP_ALIVE_MS, () => void response.write(': still here\n\n'));
  const end = () => {
    for (const stop of [...watching, keepAlive]) stop();
  };
  response.once('close', end);
  return () => {
    end();
    response.end();
  };
}
