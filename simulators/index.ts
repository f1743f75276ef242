export { startSimulators, type SimulatorOptions } from './start.ts';
export { writeAccess } from './access-file.ts';
export { openSuppliersAlone, type Standalone, type StandaloneOptions } from './standalone.ts';
export type * from './types.ts';
export type * from './lsp/types.ts';
export type { SimulatedSupplier, SupplierPolicy } from './lsp/conduct/types.ts';
export type * from './mail/types.ts';
export type * from './telephone/types.ts';
export * from './people/index.ts';
