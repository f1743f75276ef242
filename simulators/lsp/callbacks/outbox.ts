import type { Clock, Ids, Release } from '../../../kernel/index.ts';
import { ConnectionRefused, send, type Answer } from '../../wire/send.ts';
import type { Journal } from '../journal/journal.ts';
import { signature } from './sign.ts';

/** Waits between attempts. Without jitter: a rehearsal must repeat. */
const RETRY_AFTER = ['PT5S', 'PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT14H', 'PT20H', 'PT24H'].map((text) =>
  Temporal.Duration.from(text),
);
const PATIENCE = Temporal.Duration.from('PT15S');

export interface Message {
  readonly id: string;
  readonly url: string;
  readonly body: string;
}
export interface OutboxOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly secret: string;
  readonly habits: () => { readonly twice: boolean; readonly signsWrongly: boolean };
  /** The receiver answered 410: it wants no more. */
  readonly gone: (url: string) => void;
}

/** What the supplier tells the desk: signed, tracked on the clock, and repeated under the same id until it is taken or given up. */
export function createOutbox({ clock, ids, journal, secret, habits, gone }: OutboxOptions) {
  const waiting = new Set<Release>();
  const closing = new AbortController();
  const strangersSecret = `whsec_${Buffer.from(ids.secret('lsp-strangers-secret', 32), 'base64url').toString('base64')}`;

  async function attempt({ id, url, body }: Message): Promise<Answer | 'lost' | 'refused'> {
    const at = clock.now();
    const timestamp = Math.floor(at.epochMilliseconds / 1000);
    const key = habits().signsWrongly ? strangersSecret : secret;
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature(key, id, timestamp, body),
    };
    const abandon = new AbortController();
    const tooLong = clock.at(at.add(PATIENCE), () => abandon.abort());
    const outcome = await clock
      .track(send({ method: 'POST', url, headers, body, signal: AbortSignal.any([abandon.signal, closing.signal]) }))
      .catch((error: unknown): 'refused' | 'lost' => (error instanceof ConnectionRefused ? 'refused' : 'lost'))
      .finally(tooLong);
    const answer = typeof outcome === 'string' ? { status: outcome, headers: {}, body: '' } : outcome;
    journal.record({
      at,
      direction: 'sent',
      method: 'POST',
      path: new URL(url).pathname,
      requestHeaders: headers,
      requestBody: body,
      status: answer.status,
      responseHeaders: answer.headers,
      responseBody: answer.body,
    });
    return outcome;
  }

  async function deliver(message: Message, tries = 0): Promise<void> {
    const answer = await attempt(message);
    if (typeof answer !== 'string' && answer.status >= 200 && answer.status < 300) return;
    if (typeof answer !== 'string' && answer.status === 410) return gone(message.url);
    const wait = RETRY_AFTER[tries];
    if (!wait || closing.signal.aborted) return;
    const asked = typeof answer === 'string' ? 0 : Number(answer.headers['retry-after'] ?? 0) || 0;
    const longer = Math.max(wait.total('seconds'), asked);
    const cancel = clock.at(clock.now().add({ seconds: longer }), async () => {
      waiting.delete(cancel);
      await deliver(message, tries + 1);
    });
    waiting.add(cancel);
  }

  return {
    /** Resolves after the first attempt, taken or not; later ones follow on the clock. */
    async post(message: Message): Promise<void> {
      await deliver(message);
      if (habits().twice) await attempt(message);
    },
    close() {
      for (const cancel of waiting) cancel();
      closing.abort();
    },
  };
}
