import type { HospitalNumbers } from '../hospital-numbers.ts';

/** Numbers are removed from bytes, or looked for in a text. */
export type LargeWork =
  | { readonly bytes: Uint8Array; readonly shapes: readonly HospitalNumbers[] }
  | { readonly text: string; readonly shapes: readonly HospitalNumbers[] };

/** How many numbers of each kind were removed, and what is left; null when nothing was. */
export interface CleanedBytes {
  readonly content: Uint8Array | null;
  readonly nhs: number;
  readonly hospital: number;
}
