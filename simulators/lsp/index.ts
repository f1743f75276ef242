export { openSupplier } from './control.ts';
export { openSuppliers } from './several.ts';
export { intercept, servePort, type SupplierNetwork } from './transport/network.ts';
export type { SupplierTenantOptions } from './tenant.ts';
export type * from './types.ts';
