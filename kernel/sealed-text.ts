import { createCipheriv, createDecipheriv } from 'node:crypto';
import { hmacSha256 } from './hash.ts';

const NONCE = 12;
const TAG = 16;
/** Sixteen letters, one for each half byte: a sealed text has no digit in it. */
const LETTERS = 'abcdefghijklmnop';

/** Seals short texts under a secret, and opens them again. */
export interface TextSeal {
  /** The same for the same text, so that it can be looked up. */
  seal(text: string): string;
  /** Null when it was not sealed under this secret. */
  open(sealed: string): string | null;
}

/**
 * AES-256-GCM. The nonce is a keyed digest of the text: equal texts have equal seals, which lookups need, and different ones never share a
 * nonce.
 */
export function textSeal(secret: string, purpose: string): TextSeal {
  const key = hmacSha256(`seal:${secret}`, purpose);
  return {
    seal(text) {
      const nonce = hmacSha256(`nonce:${secret}`, `${purpose}\0${text}`).subarray(0, NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return Array.from(bytes, (byte) => LETTERS[byte >> 4]! + LETTERS[byte & 15]!).join('');
    },
    open(sealed) {
      const bytes = Buffer.from(Array.from(sealed, (letter) => LETTERS.indexOf(letter).toString(16)).join(''), 'hex');
      if (!/^[a-p]+$/.test(sealed) || bytes.length * 2 !== sealed.length || bytes.length < NONCE + TAG) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
        decipher.setAuthTag(bytes.subarray(-TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
