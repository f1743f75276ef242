import { comparableJson, Refusal, sha256 } from '../../../kernel/index.ts';

type Claim<Answer> = { readonly digest: string; readonly answer?: Answer };

/**
 * Creations by Idempotency-Key. A repeat gets the first answer, another payload under the key is refused with 422, and a repeat
 * while the first is still at work with 409. A creation that failed gives its key back: nothing was made that could be made twice.
 */
export function idempotency<Answer>() {
  const claims = new Map<string, Claim<Answer>>();
  return {
    async once(header: string | null, payload: unknown, make: () => Promise<Answer>): Promise<Answer> {
      const key = header?.trim().replace(/^"(.*)"$/, '$1');
      if (!key) return make();
      const digest = sha256(comparableJson(payload));
      const earlier = claims.get(key);
      if (earlier && earlier.digest !== digest)
        throw new Refusal(
          'idempotencyKeyReused',
          'This Idempotency-Key came before with another body. Use a new key for a new ticket.',
          422,
        );
      if (earlier && earlier.answer === undefined)
        throw new Refusal(
          'requestInProgress',
          'The first request with this Idempotency-Key is still being worked on. Repeat later.',
          409,
        );
      if (earlier?.answer !== undefined) return earlier.answer;
      claims.set(key, { digest });
      try {
        const answer = await make();
        claims.set(key, { digest, answer });
        return answer;
      } catch (error) {
        claims.delete(key);
        throw error;
      }
    },
  };
}
