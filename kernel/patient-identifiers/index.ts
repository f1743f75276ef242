export { isNhsNumber } from './check-digit.ts';
export * from './find.ts';
export * from './bytes.ts';
