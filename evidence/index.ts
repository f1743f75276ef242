export * from './attachment.ts';
export * from './ledger.ts';
export * from './outcome.ts';
export * from './record.ts';
export * from './redaction/index.ts';
export type * from './types.ts';
export { renderReport, type ReadEvidence } from './html/index.ts';
