import { hmacSha256 } from '../../../kernel/index.ts';

/** Stands for a key from outside that held an erased passage. Whoever sends the key again is still known by it. */
export const erasedKey = (secret: string, key: string): string => `erased ${hmacSha256(`key:${secret}`, key).toString('hex')}`;
