export { breachOf, dueSteps } from './due-steps.ts';
export { isIn } from './period.ts';
