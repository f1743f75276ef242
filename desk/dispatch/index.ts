export { dispatcher, type Dispatcher } from './dispatcher.ts';
export { sealedTickets, type SealedTickets } from './sealed-tickets.ts';
export type { SupplierCircuit } from './breaker.ts';
export { describe } from './undeliverable.ts';
