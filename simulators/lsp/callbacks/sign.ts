import { hmacSha256 } from '../../../kernel/index.ts';

/** A symmetric signature of Standard Webhooks 1.0.0: `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`. `secret` is `whsec_<base64>`. */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${hmacSha256(key, `${id}.${timestamp}.${body}`).toString('base64')}`;
}
