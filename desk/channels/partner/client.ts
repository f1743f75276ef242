import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { CallFailed, retryAfterOf } from '../outgoing.ts';
import { signatureOf } from '../supplier/signature.ts';
import { SupplierRefused, type PartnerClient } from '../../messages/ports.ts';
import type { PartnerAccess } from '../../partners/callback-policy.ts';
import type { Clock } from '../../../kernel/index.ts';
import { AddressForbidden, guardedLookup, denialReason } from '../../../kernel/callback-guard.ts';

const PATIENCE = Temporal.Duration.from({ seconds: 30 });
interface Posted {
  readonly status: number;
  readonly retryAfter: string | undefined;
}
interface Posting {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly lookup: LookupFunction | undefined;
}

/**
 * One POST on its own connection, to an address that is checked when its name is resolved. Redirects are not followed, and the
 * response body is not read.
 */
const post = async ({ url, headers, body, signal, lookup }: Posting): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal,
        ...(lookup && { lookup }),
      },
      (incoming) => {
        incoming.resume();
        resolve({ status: incoming.statusCode ?? 0, retryAfter: incoming.headers['retry-after'] });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/**
 * Sends an event to another desk, signed as Standard Webhooks 1.0.0 with every secret in use, so that secrets can be rotated.
 * Does not count as open work: the outbox already does. A denied address is a final refusal, 410 ends the subscription, and every
 * other failure is retried.
 */
export function partnerClient({ reach, webhookSecrets }: PartnerAccess, clock: Clock): PartnerClient {
  return {
    async notify({ id, url, body }) {
      const forbidden = denialReason(url, reach);
      if (forbidden !== null) throw new SupplierRefused(`the callback is not called: ${forbidden}`);
      const timestamp = Math.floor(clock.now().epochMilliseconds / 1000);
      const headers = {
        'content-type': 'application/json;charset=utf-8',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': webhookSecrets.map((secret) => signatureOf(secret, id, String(timestamp), body)).join(' '),
      };
      const patience = new AbortController();
      const cancel = clock.at(clock.now().add(PATIENCE), () => patience.abort());
      try {
        const target = new URL(url);
        const { status, retryAfter } = await post({
          url: target,
          headers,
          body,
          signal: patience.signal,
          lookup: guardedLookup(url, reach),
        });
        if (status === 410) return 'gone';
        if (status >= 200 && status < 300) return 'told';
        throw new CallFailed(`the other desk answered ${status}`, status, retryAfterOf(retryAfter ?? null, clock.now()));
      } catch (error) {
        if (error instanceof CallFailed) throw error;
        if (error instanceof AddressForbidden) throw new SupplierRefused(`the callback is not called: ${error.message}`);
        const { code, message } = error as NodeJS.ErrnoException;
        throw new CallFailed(patience.signal.aborted ? `no answer within ${PATIENCE.seconds} seconds` : (code ?? message));
      } finally {
        cancel();
      }
    },
  };
}
