import { hmacSha256 } from '../../../kernel/index.ts';

/** Standard Webhooks 1.0.0, symmetric: `v1,` and the HMAC-SHA256 over `id.timestamp.body`, base64. `secret` is `whsec_` and base64. */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${hmacSha256(key, `${id}.${timestamp}.${body}`).toString('base64')}`;
}
