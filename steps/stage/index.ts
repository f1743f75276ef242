export { beforehand, on } from './scene.ts';
export type { Scene } from './scene.ts';
export type { Stage } from './stage.ts';
export type { Memory } from './memory.ts';
export { screen } from './collect.ts';
export { theatre } from './theatre.ts';
