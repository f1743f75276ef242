export { readActivation, readClosing } from './closing-file.ts';
export { exerciseIn, exercisesIn } from './fold.ts';
export { defectOf, judgeExercises } from './judge.ts';
export { eventOf } from './shape.ts';
export { HOW_ANSWERED } from './types.ts';
export type * from './types.ts';
