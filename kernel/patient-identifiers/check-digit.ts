/** Whether the ten digits from `at` have weights 10..2 and a modulus 11 check digit. A remainder of 1 has no valid check digit. */
export function passesCheck(digits: ArrayLike<number>, at = 0): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += digits[at + i]! * (10 - i);
  return (11 - (sum % 11)) % 11 === digits[at + 9];
}

export const isNhsNumber = (digits: string): boolean => /^\d{10}$/.test(digits) && passesCheck(Array.from(digits, Number));

/** Ranges in which numbers have been issued, by the first nine digits, and the 999 block kept for tests. */
export function isIssuedHead(digits: ArrayLike<number>, at: number): boolean {
  let head = 0;
  for (let i = 0; i < 9; i++) head = head * 10 + digits[at + i]!;
  return (head >= 400_000_000 && head <= 499_999_999) || (head >= 600_000_000 && head <= 708_800_001) || head >= 999_000_000;
}
