export { setup, longStep, step } from './desk-world.ts';
export type { ScenarioEnvironment } from './types.ts';
export type { ScenarioState } from './state.ts';
export { screen } from './collect.ts';
export { runContext } from './run-context.ts';
export { CALLER, deny, OTHER_DESK, SUPPLIER } from './contacts.ts';
