export { actionDone, closeExercise, heard, recordActivation, stopExercise } from './after.ts';
export { readAllowList } from './allow-list.ts';
export { expectedNow } from './expected.ts';
export { senderTo } from './mail.ts';
export { peopleRecord } from './print.ts';
export { openExercise, runExercise } from './run.ts';
export { exerciseAt, type Place } from './store.ts';
