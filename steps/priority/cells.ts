import type { Level } from '../../standards/index.ts';

const LEVELS: readonly Level[] = ['1', '2', '3', '4', '5'];

export const CELLS = LEVELS.flatMap((impact) => LEVELS.map((urgency) => ({ impact, urgency })));
