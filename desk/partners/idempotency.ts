import { canonicalJson, Refusal, sha256, type Clock } from '../../kernel/index.ts';
import type { Store } from '../store/index.ts';
import type { TicketResponse, TicketRequest } from './types.ts';

/** How long an answer is kept for a repeat; the interface's documentation says so too. */
export const RESPONSE_KEPT = Temporal.Duration.from('PT24H');
const LONGEST_KEY = 200;

/** An answer, and the numbers of the incidents that changed for it. */
export interface Made {
  readonly answer: TicketResponse;
  readonly changed: readonly number[];
}

/** The key, with or without the quotes that a structured header has; undefined when there is none. */
function keyIn(header: string | undefined): string | undefined {
  const key = header?.trim().replace(/^"(.*)"$/, '$1');
  if (header === undefined) return undefined;
  if (!key || key.length > LONGEST_KEY)
    throw new Refusal('invalidHeader', `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`, 400);
  return key;
}

/**
 * Work that is done once for a key of its sender's, and answered alike however often it is asked for: the answer is kept in the transaction of
 * what it tells, so that a repeat, now or after a crash, meets either both or neither, and never one that is half done. The same key with
 * another request is refused with 422. What was refused is not kept: nothing was done that could be done twice.
 *
 * The draft of the header (draft-ietf-httpapi-idempotency-key-header-07 §2.6) asks for 409 while the first is still being processed, so that
 * nobody waits for work of unknown length. Here that state cannot be met: to read the key and to do the work are one step of one transaction,
 * which the store gives to one process at a time. A repeat is behind the first or in its place, and waits no longer than that commit. Twenty at once
 * over HTTP, on a file: the first answered after 35 ms, the last after 39. With 409 the other nineteen would come back a second later at
 * the soonest, `Retry-After` having no smaller unit, and a client that takes 409 as final would lose what it had logged.
 */
export function idempotent({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return async ({ partner, key: header }: TicketRequest, request: unknown, make: () => Made): Promise<Made> => {
    const key = keyIn(header);
    const digest = sha256(canonicalJson(request));
    return store.write(() => {
      const now = clock.now().epochMilliseconds;
      const kept = key === undefined ? null : store.partners.answer(partner.id, key, now);
      if (kept && kept.digest !== digest)
        throw new Refusal(
          'idempotencyKeyReused',
          'This Idempotency-Key came before with another request. Use a new key for a new request.',
          422,
        );
      if (kept) return { answer: JSON.parse(kept.answer) as TicketResponse, changed: [] };
      const made = store.whole(make);
      if (key !== undefined)
        store.partners.keepAnswer({
          holder: partner.id,
          key,
          digest,
          answer: JSON.stringify(made.answer),
          until: now + RESPONSE_KEPT.total('milliseconds'),
          now,
        });
      return made;
    });
  };
}
