export { cast, population, type Employer, type Person, type StaffRole } from './population.ts';
export { describeIncident, type Words } from './words.ts';
