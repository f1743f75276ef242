import { createHmac, hash, timingSafeEqual } from 'node:crypto';

export type Bytes = string | Uint8Array;

export const sha256 = (data: Bytes): string => hash('sha256', data);
export const sha512 = (data: Bytes): string => hash('sha512', data);
export const hmacSha256 = (key: Bytes, data: Bytes): Buffer => createHmac('sha256', key).update(data).digest();

export function sameBytes(a: Bytes, b: Bytes): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
