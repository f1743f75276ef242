import { comparableJson, Refusal, sha256, type Clock } from '../../kernel/index.ts';
import type { Store } from '../store/index.ts';
import type { UnitOfWork, UnitsOfWork } from '../commands/unit-of-work.ts';
import type { TicketResponse, TicketRequest } from './types.ts';

/** How long an answer is kept for a repeat; the interface's documentation says so too. */
export const RESPONSE_KEPT = Temporal.Duration.from('PT24H');
const LONGEST_KEY = 200;

/** The key, with or without the quotes that a structured header has; undefined when there is none. */
function keyIn(header: string | undefined): string | undefined {
  const key = header?.trim().replace(/^"(.*)"$/, '$1');
  if (header === undefined) return undefined;
  if (!key || key.length > LONGEST_KEY)
    throw new Refusal('invalidHeader', `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`, 400);
  return key;
}

/**
 * Work that is done once for a key of its sender's, and answered alike however often it is asked for. The answer is kept in the batch of
 * what it tells, so that a repeat, now or after a crash, meets either both or neither. The same key with another request is refused with
 * 422. What was refused is not kept: nothing was done that could be done twice.
 *
 * The draft of the header (draft-ietf-httpapi-idempotency-key-header-07 §2.6) asks for 409 while the first is still being processed, so
 * that nobody waits for work of unknown length. Here the work is one commit: a repeat that runs beside the first relies on there being no
 * answer, is in conflict once there is one, runs again and gives it. With 409 it would come back a second later at the soonest,
 * `Retry-After` having no smaller unit, and a client that takes 409 as final would lose what it had logged.
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
          'This Idempotency-Key came before with another request. Use a new key for a new request.',
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
