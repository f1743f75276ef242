export { attested, saidBy } from './attestations.ts';
export { addAnswer, readAnswers, refuseChangedFiles } from './store.ts';
export type { Answers, Entry, Header, NewEntry, Person } from './types.ts';
