export { findK6, type FoundK6, type K6 } from './find-k6.ts';
