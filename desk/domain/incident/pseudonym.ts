import { findNhsNumbers, hmacSha256 } from '../../../kernel/index.ts';

/** The recorded form of an external identifier: itself, or a keyed digest if it holds a patient's number. */
export type Pseudonym = (identifier: string) => string;

const DOMAIN = 'patient-data.invalid';
const LENGTH = 32;

/**
 * Within one desk an identifier always has the same pseudonym; without the desk's secret nobody can guess the original. A
 * Message-ID becomes another Message-ID.
 */
export const pseudonyms =
  (secret: string): Pseudonym =>
  (identifier) => {
    if (findNhsNumbers(identifier).length === 0) return identifier;
    const digest = hmacSha256(secret, `identifier\0${identifier}`).toString('hex').slice(0, LENGTH);
    return identifier.startsWith('<') ? `<withheld.${digest}@${DOMAIN}>` : `withheld.${digest}`;
  };

/** A pseudonymous Message-ID is unknown outside the desk, so a reply must not reference it. */
export const isPseudonym = (messageId: string): boolean => messageId.endsWith(`@${DOMAIN}>`);
