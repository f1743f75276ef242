export { decideHazard, recordHazard } from './decide.ts';
export { hazardLog } from './register.ts';
export type * from './types.ts';
