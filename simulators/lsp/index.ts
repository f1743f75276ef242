export { openSupplier } from './control.ts';
export { openSuppliers } from './several.ts';
export { intercept, servePort, type SupplierNetwork } from './transport/network.ts';
export type { SupplierTenantOptions } from './tenant.ts';
export type * from './types.ts';
export { faultSaying, FAULTS } from './faults/catalogue.ts';
export { checkFaults, complaintsAbout } from './faults/check.ts';
export type { Fault, FaultAtWork, FaultId, Operation } from './faults/types.ts';
