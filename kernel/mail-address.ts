const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** RFC 5322's dot-atom, and a domain of two labels or more. Quoted local parts and literals are legal, and no caller has one. */
const ADDRESS =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** Whether `text` is one address and nothing else: no name beside it, no second one, no line break. */
export const isMailAddress = (text: string): boolean =>
  text.length <= LONGEST && text.indexOf('@') <= LONGEST_LOCAL && ADDRESS.test(text);

/** `text` as one line of a header: line breaks and other control characters become blanks. */
export const headerLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
