/** Digits with what people write between them: spaces of any kind, dashes of any kind, brackets, dots and slashes. */
const WRITTEN = /(?<![\p{L}\p{N}])\+?[(\s]*\d(?:[\s().\-\u2010-\u2015\u2212/]*\d){5,19}(?![\p{L}\p{N}])/gu;

/**
 * A written number as one word, the same however it is written: `+44 (0)20 7946 0103`, `0044 20 7946 0103` and `(020) 7946-0103` are all
 * `02079460103`. A number of another country keeps its code, after 00.
 */
export function telephoneWord(written: string): string {
  const code = /^[(\s]*(\+|00)/.test(written);
  const digits = written
    .replace(/\(\s*0\s*\)/, code ? '' : '0')
    .replace(/\D/g, '')
    .replace(/^00/, '');
  if (!code) return digits;
  return digits.startsWith('44') ? `0${digits.slice(2).replace(/^0/, '')}` : `00${digits}`;
}

/** The words of the numbers in a text that may be telephone numbers: six digits or more. */
export const telephoneWordsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(WRITTEN)].map(([written]) => telephoneWord(written))),
];

/** The text with each such number as one word. */
export const withTelephoneWords = (text: string): string => text.replace(WRITTEN, (written) => ` ${telephoneWord(written)} `);
