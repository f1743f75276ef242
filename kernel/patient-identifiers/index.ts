export { isNhsNumber } from './check-digit.ts';
export * from './find.ts';
export * from './bytes.ts';
export { detectorError, type DetectorError } from './corpus/rates.ts';
