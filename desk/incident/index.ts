export type * from './types.ts';
export { decide } from './decide.ts';
export { apply, fold } from './fold.ts';
export { withoutPatients, type Redacted } from './redact.ts';
export { declaredAtOnce, managerIsMissed } from './major.ts';
export { isOver, refuse } from './refuse.ts';
export { pendingReminders, type Reminder } from './waits.ts';
export { says } from './says.ts';
export { severityOf } from './severity.ts';
