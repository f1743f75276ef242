/** INC-000042 is number 42 of its store. The letters before the number are a setting of the process that hosts the desk. */
let prefix = 'INC-';

export const referenceOf = (n: number): string => `${prefix}${String(n).padStart(6, '0')}`;

export function numberOf(reference: string): number | null {
  const digits = reference.startsWith(prefix) ? /^\d{6,15}$/.exec(reference.slice(prefix.length))?.[0] : undefined;
  return digits === undefined ? null : Number(digits);
}

/** The references in square brackets in a text, as callers leave them in a subject. */
export const referencesQuoted = (text: string): readonly string[] =>
  [...text.toUpperCase().matchAll(/\[([^\][]{7,40})\]/g)]
    .map(([, quoted]) => quoted!)
    .filter((quoted) => numberOf(quoted) !== null);

/** Sets the letters before every number, in capitals. Before the first desk of the process is opened. */
export function useReferencePrefix(letters: string): void {
  prefix = letters;
}
