/** What stands in a text at one place: how many code units it takes, and what it is beside digits. One number, because there are millions. */
export type Symbol = number;
export const symbol = (kind: number, length: number): Symbol => length * 16 + kind;
export const kindIn = (each: Symbol): number => each & 15;
export const lengthIn = (each: Symbol): number => each >> 4;
export const NONE: Symbol = 0;

/** The match of a sticky expression at a place. */
export const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};
