import { hmacSha256, sameBytes, type Clock } from '../../../kernel/index.ts';

const TOLERANCE_SECONDS = 5 * 60;

export interface SignedHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/** `v1,` and the HMAC-SHA256 over id, timestamp and body, base64. `secret` is `whsec_<base64>`. */
export function signatureOf(secret: string, id: string, timestamp: string, body: string | Buffer): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${hmacSha256(key, Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)])).toString('base64')}`;
}

/**
 * Verifies a callback's signature with `secret` (`whsec_<base64>`), and that its timestamp is within five minutes of the desk's
 * clock. Source: Standard Webhooks 1.0.0, symmetric signatures (`v1`). Several signatures are accepted, so that keys can be
 * rotated.
 */
export function isSigned({ id, timestamp, signature }: SignedHeaders, body: Buffer, secret: string, clock: Clock): boolean {
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Number(timestamp) - clock.now().epochMilliseconds / 1000) > TOLERANCE_SECONDS) return false;
  const expected = signatureOf(secret, id, timestamp, body);
  // Compares every signature, so that timing reveals nothing.
  return signature
    .split(' ')
    .slice(0, 10)
    .map((given) => sameBytes(given, expected))
    .includes(true);
}

/** Verifies a webhook's signature and that its timestamp is recent by the desk's clock. */
export type IsSigned = (signed: SignedHeaders, body: Buffer, secret: string, clock: Clock) => boolean;
