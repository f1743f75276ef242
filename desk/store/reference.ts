/** INC-000042 is number 42 of its store. */
export const referenceOf = (n: number): string => `INC-${String(n).padStart(6, '0')}`;

export function numberOf(reference: string): number | null {
  const digits = /^INC-(\d{6,15})$/.exec(reference)?.[1];
  return digits === undefined ? null : Number(digits);
}
