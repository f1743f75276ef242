import { AddressForbidden, denialReason, guardedLookup, type CallbackPolicy } from '../../../kernel/callback-guard.ts';
import type { Clock, Ids, Release } from '../../../kernel/index.ts';
import { ConnectionRefused, send, type HttpResponse } from '../../wire/send.ts';
import type { Faults } from '../faults/at-work.ts';
import { faultCalled } from '../faults/catalogue.ts';
import { spanOf } from '../faults/check.ts';
import type { FaultId } from '../faults/types.ts';
import type { Journal } from '../journal/journal.ts';
import type { Annotation } from '../journal/types.ts';
import { createDeliveries } from './deliveries.ts';
import type { Keys } from './keys.ts';
import { askedFor, ATTEMPTS, waitBefore } from './retry.ts';

const TIMEOUT = Temporal.Duration.from('PT15S');

export interface Message {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  /** The incident's reference, else the ticket's id: the key of fault draws and of reordering. */
  readonly about: string;
}
export interface OutboxOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly keys: Keys;
  readonly faults: Faults;
  /** The supplier's own time for its timestamps, which a fault may shift. */
  readonly stamp: () => Temporal.Instant;
  readonly reach: CallbackPolicy;
  /** Called when the receiver answers 410: its subscription ends. */
  readonly gone: (url: string) => void;
}
type Annotations = readonly Annotation[];

/** Delivers callbacks: signed, tracked on the clock, and retried under the same id until accepted or given up. */
export function createOutbox({ clock, ids, journal, keys, faults, stamp, reach, gone }: OutboxOptions) {
  const waiting = new Set<Release>();
  const held = new Map<string, () => Promise<void>>();
  const deliveries = createDeliveries();
  const closing = new AbortController();
  const seed = ids.secret('lsp-retry-jitter');
  const annotate = (kind: Annotation['kind'], says: string): Annotation => ({ at: clock.now(), kind, says });

  /** Runs `work` at `when`, unless the supplier is closed before. Returns its cancel. */
  const later = (when: Temporal.Instant, work: () => Promise<void>): Release => {
    const cancel = clock.at(when, async () => {
      waiting.delete(cancel);
      await work();
    });
    waiting.add(cancel);
    return () => {
      waiting.delete(cancel);
      cancel();
    };
  };
  const inject = ({ about }: Message, id: FaultId) => faults.inject(id, 'callback', about);

  function signed({ id, body }: Message, wrongly: boolean) {
    const timestamp = Math.floor(stamp().epochMilliseconds / 1000);
    return {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': wrongly ? keys.signWithUnknownKey(id, timestamp, body) : keys.sign(id, timestamp, body),
    };
  }

  async function attempt(message: Message, annotations: Annotations): Promise<HttpResponse | 'lost' | 'refused' | 'blocked'> {
    const { id, url, body } = message;
    const at = clock.now();
    const wrongly = inject(message, 'wrong-signature') !== null;
    const headers = signed(message, wrongly);
    const abandon = new AbortController();
    const cancelTimeout = clock.at(at.add(TIMEOUT), () => abandon.abort());
    let forbidden = denialReason(url, reach);
    const signal = AbortSignal.any([abandon.signal, closing.signal]);
    const lookup = forbidden === null ? guardedLookup(url, reach) : undefined;
    const outcome = await (
      forbidden === null
        ? clock.track(send({ method: 'POST', url, headers, body, signal, ...(lookup ? { lookup } : {}) }))
        : Promise.reject(new AddressForbidden(forbidden))
    )
      .catch((error: unknown): 'refused' | 'lost' | 'blocked' => {
        if (error instanceof AddressForbidden) forbidden = error.message;
        return forbidden !== null ? 'blocked' : error instanceof ConnectionRefused ? 'refused' : 'lost';
      })
      .finally(cancelTimeout);
    const answer = typeof outcome === 'string' ? { headers: {}, body: '' } : outcome;
    const status = outcome === 'blocked' ? 'refused' : typeof outcome === 'string' ? outcome : outcome.status;
    journal.record({
      at,
      until: clock.now(),
      direction: 'sent',
      method: 'POST',
      path: new URL(url).pathname,
      requestHeaders: headers,
      requestBody: body,
      status,
      responseHeaders: answer.headers,
      responseBody: answer.body,
      happened: [
        ...annotations,
        ...(wrongly ? [annotate('signature', "wrong-signature: signed with a key that is not the supplier's")] : []),
        ...(keys.overlapping && !wrongly ? [annotate('signature', 'signed with the new key and with the one before')] : []),
        ...(forbidden === null ? [] : [annotate('guard', `not sent: ${forbidden}`)]),
      ],
    });
    deliveries.attempted(id, url, at, status, answer.body);
    return outcome;
  }

  async function deliver(message: Message, annotations: Annotations, tries = 0): Promise<void> {
    const back = faults.callbacksWaitUntil();
    if (back) {
      deliveries.now(message.id, message.url, 'waiting', back);
      later(back, async () => deliver(message, [...annotations, annotate('fault', 'outage: waited until it was over')], tries));
      return;
    }
    const answer = await attempt(message, annotations);
    const state = stateAfter(answer);
    deliveries.now(message.id, message.url, state);
    if (state === 'gone') gone(message.url);
    if (state !== 'waiting' || closing.signal.aborted) return;
    const asked = typeof answer === 'string' ? 0 : askedFor(answer.headers['retry-after'], clock.now());
    const wait = waitBefore(tries, asked, seed, message.id);
    if (!wait) return deliveries.now(message.id, message.url, 'given up');
    const next = clock.now().add(wait);
    deliveries.now(message.id, message.url, 'waiting', next);
    const was = typeof answer === 'string' ? answer : String(answer.status);
    later(next, async () =>
      deliver(message, [annotate('retry', `attempt ${tries + 2} of ${ATTEMPTS}; the one before: ${was}`)], tries + 1),
    );
  }

  const fault = (id: FaultId, more = '') => annotate('fault', `${id}: ${faultCalled(id).says}${more}`);

  async function sendNow(message: Message, annotations: Annotations): Promise<void> {
    await deliver(message, annotations);
    if (!faults.callbacksWaitUntil() && inject(message, 'callback-duplicated'))
      await attempt(message, [fault('callback-duplicated')]);
    const overtaken = held.get(message.about);
    held.delete(message.about);
    await overtaken?.();
  }

  /** Holds a message back until the next one about the same incident has been sent, or until the time is up. */
  function holdBack(message: Message, within: Temporal.Duration): void {
    const release = async () => {
      if (held.get(message.about) === release) held.delete(message.about);
      cancel();
      await deliver(message, [fault('callback-reordered')]);
    };
    const cancel = later(clock.now().add(hours(within)), release);
    held.set(message.about, release);
  }

  return {
    deliveries,
    /** Resolves after the first attempt, successful or not; retries follow on the clock. */
    async post(message: Message): Promise<void> {
      deliveries.open(message.id, message.url, message.about);
      if (inject(message, 'callback-lost')) {
        const [at, annotations] = [clock.now(), [fault('callback-lost')]];
        const request = { requestHeaders: signed(message, false), requestBody: message.body };
        const path = new URL(message.url).pathname;
        journal.record({
          at,
          until: at,
          direction: 'sent',
          method: 'POST',
          path,
          ...request,
          ...UNANSWERED,
          happened: annotations,
        });
        return deliveries.now(message.id, message.url, 'lost');
      }
      const late = inject(message, 'callback-late');
      if (late) {
        const by = spanOf(late.entry, 'by')!;
        later(clock.now().add(hours(by)), async () => sendNow(message, [fault('callback-late', `, this one by ${String(by)}`)]));
        return;
      }
      const slow = held.has(message.about) ? null : inject(message, 'callback-reordered');
      if (slow) return holdBack(message, spanOf(slow.entry, 'within')!);
      await sendNow(message, []);
    },
    close() {
      for (const cancel of waiting) cancel();
      closing.abort();
    },
  };
}

const UNANSWERED = { status: 'lost', responseHeaders: {}, responseBody: '' } as const;
const hours = (span: Temporal.Duration) => span.round({ largestUnit: 'hours' });

/** Only 2xx is success. A redirect is a failure, and 410 ends the delivery. */
function stateAfter(answer: HttpResponse | 'lost' | 'refused' | 'blocked'): 'delivered' | 'gone' | 'blocked' | 'waiting' {
  if (answer === 'blocked') return 'blocked';
  if (typeof answer === 'string') return 'waiting';
  if (answer.status >= 200 && answer.status < 300) return 'delivered';
  return answer.status === 410 ? 'gone' : 'waiting';
}
