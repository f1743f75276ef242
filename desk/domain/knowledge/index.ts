export { complaintsIn } from './suggestion/clauses.ts';
export { suggester, type Suggest } from './suggestion/suggest.ts';
export type * from './suggestion/types.ts';
