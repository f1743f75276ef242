export { readsNotes, scopeOf, sees } from './sees.ts';
