export * from './clock/index.ts';
export * from './cut.ts';
export * from './hash.ts';
export * from './ids.ts';
export * from './nearest.ts';
export * from './refusal.ts';
export * from './nhs-number.ts';
