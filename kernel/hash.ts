import { createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';

export type Bytes = string | Uint8Array;

export const sha256 = (data: Bytes): string => hash('sha256', data);
export const sha512 = (data: Bytes): string => hash('sha512', data);
export const hmacSha256 = (key: Bytes, data: Bytes): Buffer => createHmac('sha256', key).update(data).digest();

/** A key prepared once, for many messages; each is given in parts, one after the other, and its MAC is hex. */
export function hmacSha256With(key: Bytes): (...parts: readonly Bytes[]) => string {
  const prepared: KeyObject = createSecretKey(Buffer.from(key));
  return (...parts) => {
    const mac = createHmac('sha256', prepared);
    for (const part of parts) mac.update(part);
    return mac.digest('hex');
  };
}

export function sameBytes(a: Bytes, b: Bytes): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
