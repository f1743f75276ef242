/** NHS Data Dictionary: weights ten to two, modulus 11; a check digit of ten does not exist, and eleven is written as nought. */
export function hasCheckDigit(number: string): boolean {
  if (!/^\d{10}$/.test(number)) return false;
  const digits = Array.from(number, Number);
  const check = digits.pop()!;
  const total = digits.reduce((sum, digit, place) => sum + digit * (10 - place), 0);
  return (total + check) % 11 === 0;
}
