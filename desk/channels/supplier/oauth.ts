import { CallFailed, type CallsOut, type HttpResponse } from '../outgoing.ts';
import { SupplierRefused } from '../../messages/ports.ts';
import type { DeskOptions } from '../../options.ts';
import type { Clock } from '../../../kernel/index.ts';

export type SupplierAccess = DeskOptions['suppliers'][string];

/** A token is not used in its last seconds, so that it is still valid when it arrives. */
const MARGIN_SECONDS = 10;
const DEFAULT_LIFE_SECONDS = 300;

/** OAuth errors (RFC 6749 §5.2) that stay until somebody changes the credentials or what is asked for. */
const FOR_GOOD = ['invalid_client', 'unauthorized_client', 'invalid_scope', 'unsupported_grant_type', 'invalid_request'];

/** Why the token endpoint gives no token, however often it is asked; null for a failure that may pass. */
function refusalIn({ status, body }: HttpResponse): string | null {
  if (![400, 401, 403].includes(status)) return null;
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'string' && FOR_GOOD.includes(error) ? error : null;
  } catch {
    return null;
  }
}

/** Client credentials grant (RFC 6749 §4.4). The token is kept until it expires on the desk's clock; concurrent calls share one request for it. */
export function bearerTokens(access: SupplierAccess, clock: Clock, ask: CallsOut) {
  let current: { readonly token: string; readonly until: Temporal.Instant } | null = null;
  let asking: Promise<string> | null = null;

  const fetchToken = async (): Promise<string> => {
    const credentials = [access.clientId, access.clientSecret].map(encodeURIComponent).join(':');
    const asked = clock.now();
    const answer = await ask({
      method: 'POST',
      url: access.tokenUrl,
      headers: {
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
    });
    const refusal = refusalIn(answer);
    if (refusal !== null)
      throw new SupplierRefused(`the token endpoint refuses the desk's credentials: ${answer.status} ${refusal}`, answer.status);
    if (answer.status !== 200)
      throw new CallFailed(`the supplier's token endpoint answered ${answer.status}`, answer.status, answer.retryAfterSeconds);
    const { access_token: token, expires_in: life = DEFAULT_LIFE_SECONDS } = JSON.parse(answer.body) as {
      access_token?: string;
      expires_in?: number;
    };
    if (!token) throw new CallFailed("the supplier's token endpoint gave no access_token");
    current = { token, until: asked.add({ seconds: Math.max(0, life - MARGIN_SECONDS) }) };
    return token;
  };
  return {
    async token(): Promise<string> {
      if (current && Temporal.Instant.compare(clock.now(), current.until) < 0) return current.token;
      asking ??= fetchToken().finally(() => (asking = null));
      return asking;
    },
    /** The supplier rejected `token`; the next call requests a new one. */
    drop(token: string): void {
      if (current?.token === token) current = null;
    },
  };
}
