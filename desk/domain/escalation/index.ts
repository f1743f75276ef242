export { breachOf, dueSteps } from './due-steps.ts';
export { dryRun, momentOf, printPlan, type PlannedNotification, type Supposed } from './dry-run.ts';
export { nextUpdate } from './updates.ts';
export { describeStep } from './wording.ts';
export { isIn } from './period.ts';
