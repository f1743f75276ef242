export { exerciseIn, exercisesIn } from './fold.ts';
export { judgeExercises } from './judge.ts';
export type * from './types.ts';
