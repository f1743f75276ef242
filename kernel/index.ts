export * from './clock/index.ts';
export * from './truncate.ts';
export * from './hash.ts';
export * from './ids.ts';
export * from './did-you-mean.ts';
export * from './refusal.ts';
export * from './patient-identifiers/index.ts';
export type * from './service-hours.ts';
export type * from './service-level-targets.ts';
