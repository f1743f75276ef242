export { dispatcher, type Dispatcher } from './dispatcher.ts';
export type { SupplierCircuit } from './breaker.ts';
export { describe } from './undeliverable.ts';
