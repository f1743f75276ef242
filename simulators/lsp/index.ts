export { openSupplier } from './control.ts';
export { openSuppliers } from './suppliers.ts';
export { intercept, servePort, type SupplierNetwork } from './transport/network.ts';
export type { SupplierTenantOptions } from './tenant.ts';
export type * from './control-types.ts';
export type * from './journal/types.ts';
export type * from './model/types.ts';
export type { ScriptedBehaviour } from './profile/behaviour.ts';
