import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type Bytes = string | Uint8Array;

export const sha256 = (data: Bytes): string => createHash('sha256').update(data).digest('hex');
export const sha512 = (data: Bytes): string => createHash('sha512').update(data).digest('hex');
export const hmacSha256 = (key: Bytes, data: Bytes): Buffer => createHmac('sha256', key).update(data).digest();

export function sameBytes(a: Bytes, b: Bytes): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** JSON with keys in code-point order and no white space, so that equal values have equal bytes. Temporal values become text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v) && !('toJSON' in v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  );
}
