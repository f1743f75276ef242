import { findNhsNumbers, hmacSha256 } from '../../../kernel/index.ts';

/** What stands in the desk's records for an identifier that somebody else made: itself, or a keyed digest of one that holds a patient's number. */
export type Pseudonym = (identifier: string) => string;

const DOMAIN = 'patient-data.invalid';
const LENGTH = 32;

/** The same identifier has the same pseudonym in one desk, and nobody without its secret can guess from it. A Message-ID becomes another Message-ID. */
export const pseudonyms =
  (secret: string): Pseudonym =>
  (identifier) => {
    if (findNhsNumbers(identifier).length === 0) return identifier;
    const digest = hmacSha256(secret, `identifier\0${identifier}`).toString('hex').slice(0, LENGTH);
    return identifier.startsWith('<') ? `<withheld.${digest}@${DOMAIN}>` : `withheld.${digest}`;
  };

/** A Message-ID that nobody else knows: an answer must not name it. */
export const isPseudonym = (messageId: string): boolean => messageId.endsWith(`@${DOMAIN}>`);
