import { randomBytes, randomUUID } from 'node:crypto';
import { hmacSha256 } from './hash.ts';

/** A source of identifiers and secrets: random for a desk that serves people, seeded for a rehearsal that must repeat. */
export interface Ids {
  /** A version 4 UUID. Each `purpose` is a stream of its own, so that one more id for one purpose shifts no id of another. */
  uuid(purpose: string): string;
  /** `bytes` random bytes as base64url. */
  secret(purpose: string, bytes?: number): string;
}

export function randomIds(): Ids {
  return { uuid: () => randomUUID(), secret: (_purpose, bytes = 24) => randomBytes(bytes).toString('base64url') };
}

/** The same seed gives the same ids in the same order for each purpose. Never use it for a desk that serves people. */
export function seededIds(seed: string): Ids {
  const counts = new Map<string, number>();
  const draw = (purpose: string) => {
    const n = counts.get(purpose) ?? 0;
    counts.set(purpose, n + 1);
    return hmacSha256(seed, `${purpose}\0${n}`);
  };
  return {
    uuid(purpose) {
      const bytes = draw(purpose).subarray(0, 16);
      bytes[6] = (bytes[6]! & 0x0f) | 0x40;
      bytes[8] = (bytes[8]! & 0x3f) | 0x80;
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    secret: (purpose, bytes = 24) =>
      Buffer.concat([draw(purpose), draw(purpose)])
        .subarray(0, bytes)
        .toString('base64url'),
  };
}
