export { dispatcher, type Dispatcher } from './dispatcher.ts';
export type { SupplierLine } from './breaker.ts';
export { describe } from './fates.ts';
