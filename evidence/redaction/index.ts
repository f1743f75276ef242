export * from './redact.ts';
export * from './scan.ts';
export type * from './types.ts';
