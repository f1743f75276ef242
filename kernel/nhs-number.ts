/** Ten digits with weights 10..2 and a modulus 11 check digit. A remainder of 1 has no valid check digit. */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** Ranges in which numbers have been issued, by the first nine digits, and the 999 block kept for tests. */
const inIssuedRange = (digits: string) => {
  const head = Number(digits.slice(0, 9));
  return (head >= 400_000_000 && head <= 499_999_999) || (head >= 600_000_000 && head <= 708_800_001) || digits.startsWith('999');
};

/** Words that say that the digits after them are something else. About one ten-digit string in eleven passes the check digit. */
const SOMETHING_ELSE =
  /\b(?:tel(?:ephone)?|phone|mobile|ext(?:ension)?|fax|asset|order|po|purchase|serial|invoice|incident|ticket|ref(?:erence)?)\b[^\d\n]{0,12}$/i;
const SAYS_NHS = /\bnhs\b[^\d\n]{0,16}$/i;
const CANDIDATE = /(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;

/** Three, three and four digits with gaps: how patients' letters print it, and hardly anything else. */
const WRITTEN_AS_ONE = /^\d{3}[ -]\d{3}[ -]\d{4}$/;

export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Where `text` holds a patient's NHS number: valid by its check digit, and either called one, or written or issued like one and not called anything else. */
export function findNhsNumbers(text: string): readonly Found[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '');
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const looksLikeOne = inIssuedRange(digits) || WRITTEN_AS_ONE.test(match[0]);
    const isOne = isNhsNumber(digits) && (SAYS_NHS.test(before) || (looksLikeOne && !SOMETHING_ELSE.test(before)));
    return isOne ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}

export function withoutNhsNumbers(
  text: string,
  instead = '[NHS number removed]',
): { readonly text: string; readonly count: number } {
  const found = findNhsNumbers(text);
  const kept = found.map(({ start }, i) => text.slice(found[i - 1]?.end ?? 0, start)).join(instead);
  return { text: found.length ? kept + instead + text.slice(found.at(-1)!.end) : text, count: found.length };
}
