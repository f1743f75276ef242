export { personKeys, readsNotes, scopeOf, sees, type Concerned, type Scope } from './sees.ts';
