import { Refusal, sameBytes, type Clock, type Ids } from '../../../kernel/index.ts';

export const TOKEN_LASTS = Temporal.Duration.from('PT1H');

/** The most tokens valid at once. A further one revokes the client's oldest. */
const TOKENS_HELD = 10_000;

export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** OAuth 2 client credentials (RFC 6749 §4.4): one client, opaque tokens, valid for an hour on the tenant's clock. */
export function createTokens({ clock, ids, client }: { clock: Clock; ids: Ids; client: Client }) {
  const tokens = new Map<string, Temporal.Instant>();
  return {
    issue(id: string, secret: string) {
      if (!sameBytes(id, client.id) || !sameBytes(secret, client.secret))
        throw new Refusal('invalid_client', 'Unknown client, or a wrong secret.', 401);
      // All tokens have the same lifetime, so the oldest expire first.
      for (const [old, ends] of tokens) {
        if (tokens.size < TOKENS_HELD && Temporal.Instant.compare(clock.now(), ends) < 0) break;
        tokens.delete(old);
      }
      const token = ids.secret('lsp-access-token');
      tokens.set(token, clock.now().add(TOKEN_LASTS));
      return { access_token: token, token_type: 'Bearer', expires_in: TOKEN_LASTS.total('seconds') };
    },
    isValid(token: string | undefined): boolean {
      const ends = token === undefined ? undefined : tokens.get(token);
      return ends !== undefined && Temporal.Instant.compare(clock.now(), ends) < 0;
    },
  };
}
