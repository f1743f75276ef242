import { inUse } from './in-use.ts';
import { reworded } from './reworded.ts';
import { silent } from './silent.ts';
import { ticking } from './ticking.ts';
import type { Variant } from './types.ts';

export type { Variant } from './types.ts';

/** By the name behind `built-in/`. */
export const VARIANTS: Readonly<Record<string, Variant>> = { silent, ticking, reworded, 'in-use': inUse };
