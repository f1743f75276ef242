export { personas, population, type Employer, type Person, type StaffRole } from './population.ts';
export { describeIncident, type IncidentText } from './incident-text.ts';
