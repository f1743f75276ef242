import { createServer } from 'node:http';
import { hmacSha256, sameBytes, type Clock } from '../../kernel/index.ts';
import { isObject, textIn, type Json } from '../../kernel/trouble-ticket/index.ts';
import { bodyOf, listen, shut } from '../wire/listen.ts';
import { flat } from '../wire/send.ts';
import type { OtherDeskExchange, ReceivedEvent } from './types.ts';

const TOLERANCE_SECONDS = 5 * 60;

/** Verifies a Standard Webhooks 1.0.0 signature: one of those given must match, over id, timestamp and the bytes received. */
function isSigned(headers: Readonly<Record<string, string>>, body: string, secret: string, clock: Clock): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': given = '' } = headers;
  const now = clock.now().epochMilliseconds / 1000;
  if (id === '' || !/^\d+$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = `v1,${hmacSha256(key, `${id}.${timestamp}.${body}`).toString('base64')}`;
  return given.split(' ').some((each) => sameBytes(each, expected));
}

function eventIn(body: string): Json {
  try {
    const event: unknown = JSON.parse(body);
    return isObject(event) ? event : {};
  } catch {
    return {};
  }
}

/** Receives another desk's ticket events on a port of its own. It accepts every request and records whether its signature is valid. */
export async function openListener(options: {
  readonly clock: Clock;
  readonly secret: string;
  readonly host: string;
  readonly journal: OtherDeskExchange[];
}) {
  const { clock, secret, host, journal } = options;
  const events: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    const release = clock.begin();
    response.once('close', release);
    void bodyOf(request).then(
      (body) => {
        const headers = flat(request.headers);
        const whole = eventIn(body);
        const { event = {}, ...envelope } = whole;
        const signed = isSigned(headers, body, secret, clock);
        const carried = isObject(event) ? event['troubleTicket'] : undefined;
        events.push({
          at: clock.now(),
          message: headers['webhook-id'] ?? '',
          eventType: textIn(envelope, 'eventType') ?? '',
          ticket: isObject(carried) ? carried : {},
          signed,
        });
        journal.push({
          at: clock.now(),
          direction: 'received',
          method: request.method ?? '',
          path: request.url ?? '',
          requestBody: whole,
          status: 204,
          responseBody: null,
          happened: signed ? [] : [{ kind: 'signature', says: 'is not that of the agreed key' }],
        });
        response.writeHead(204).end();
      },
      () => response.destroy(),
    );
  });
  const port = await listen(server, 0, host);
  return { events, url: `http://${host}:${port}/listener`, close: async () => shut(server) };
}
