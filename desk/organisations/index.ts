export { isStaff, readsNotes, scopeOf, sees } from './sees.ts';
