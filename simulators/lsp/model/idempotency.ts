import { comparableJson, Refusal, sha256 } from '../../../kernel/index.ts';

type Claim<Result> = { readonly digest: string; readonly result?: Result };

/**
 * Makes creations idempotent by their Idempotency-Key. A repeat gets the first response. Another payload under the same key is refused
 * with 422, and a repeat while the first request is in progress with 409. A failed creation releases its key, since it created nothing.
 */
export function idempotency<Result>() {
  const claims = new Map<string, Claim<Result>>();
  return {
    async once(header: string | null, payload: unknown, make: () => Promise<Result>): Promise<Result> {
      const key = header?.trim().replace(/^"(.*)"$/, '$1');
      if (!key) return make();
      const digest = sha256(comparableJson(payload));
      const earlier = claims.get(key);
      if (earlier && earlier.digest !== digest)
        throw new Refusal(
          'idempotencyKeyReused',
          'This Idempotency-Key was used before with another body. Use a new key for a new ticket.',
          422,
        );
      if (earlier && earlier.result === undefined)
        throw new Refusal(
          'requestInProgress',
          'The first request with this Idempotency-Key is still in progress. Repeat later.',
          409,
        );
      if (earlier?.result !== undefined) return earlier.result;
      claims.set(key, { digest });
      try {
        const result = await make();
        claims.set(key, { digest, result });
        return result;
      } catch (error) {
        claims.delete(key);
        throw error;
      }
    },
  };
}
