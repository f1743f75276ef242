import { comparableJson, Refusal, sha256, type Clock } from '../../kernel/index.ts';
import type { Store } from '../store/index.ts';
import type { UnitOfWork, UnitsOfWork } from '../commands/unit-of-work.ts';
import type { TicketResponse, TicketRequest } from './types.ts';

/** Retention of a response for repeats. The interface's documentation states the same period. */
export const RESPONSE_KEPT = Temporal.Duration.from('PT24H');
const LONGEST_KEY = 200;

/** The key, with or without the quotes of a structured header; undefined when absent. */
function keyIn(header: string | undefined): string | undefined {
  const key = header?.trim().replace(/^"(.*)"$/, '$1');
  if (header === undefined) return undefined;
  if (!key || key.length > LONGEST_KEY)
    throw new Refusal('invalidHeader', `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`, 400);
  return key;
}

/**
 * Runs work once for each key of a sender, and returns the same response to every repeat. The response is committed in one batch with the
 * change it reports. So a repeat, now or after a crash, finds either both or neither. The same key with another request is refused with
 * 422. Refusals are not kept, because they changed nothing.
 *
 * The draft of the header (draft-ietf-httpapi-idempotency-key-header-07 §2.6) asks for 409 while the first request is still being
 * processed, so that nobody waits for work of unknown length. Here the work is one commit. A concurrent repeat requires that no response
 * exists, conflicts once there is one, runs again and returns it. With 409 it would return a second later at the soonest, because
 * `Retry-After` has no smaller unit, and a client that treats 409 as final would lose the incident it logged.
 */
export function idempotent({
  store,
  units,
  clock,
}: {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
}) {
  return async (
    { partner, key: header }: TicketRequest,
    request: unknown,
    make: (unit: UnitOfWork) => Promise<TicketResponse>,
  ): Promise<TicketResponse> => {
    const key = keyIn(header);
    const digest = sha256(comparableJson(request));
    const work = async (unit: UnitOfWork): Promise<TicketResponse> => {
      if (key === undefined) return make(unit);
      const now = clock.now().epochMilliseconds;
      const kept = await store.partners.answer(partner.id, key, now);
      unit.rely({ on: 'kept-answer', holder: partner.id, key, now, digest: kept?.digest ?? null });
      if (kept && kept.digest !== digest)
        throw new Refusal(
          'idempotencyKeyReused',
          'This Idempotency-Key was used for another request. Use a new key for a new request.',
          422,
        );
      if (kept) return JSON.parse(kept.answer) as TicketResponse;
      const answer = await make(unit);
      const until = now + RESPONSE_KEPT.total('milliseconds');
      unit.write.partners.keepAnswer({ holder: partner.id, key, digest, answer: JSON.stringify(answer), until, now });
      return answer;
    };
    return units.run(work, key === undefined ? {} : { lane: `answer ${partner.id} ${key}` });
  };
}
