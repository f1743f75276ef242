import { createHash } from 'node:crypto';

/** SHA-256 of a file's bytes, in hexadecimal. */
export const fingerprint = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
