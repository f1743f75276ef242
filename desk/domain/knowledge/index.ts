export { complaintsIn } from './clauses.ts';
export { suggester } from './suggest.ts';
