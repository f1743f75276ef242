export { isNhsNumber } from './check-digit.ts';
export * from './find.ts';
export * from './bytes.ts';
export * from './cut.ts';
export type { DetectorError } from './corpus/rates.ts';
export { suspicionError, type SuspicionError } from './corpus/suspicion-rates.ts';
export * from './hospital-numbers.ts';
export * from './passage.ts';
export * from './suspicion.ts';
