export { openSupplier } from './control.ts';
export { MOVES, mayMove, STATUSES } from './model/states.ts';
export { intercept, servePort, type SupplierNetwork } from './transport/network.ts';
export type { SupplierTenantOptions } from './tenant.ts';
export type * from './types.ts';
