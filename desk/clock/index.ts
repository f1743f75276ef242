export * from './types.ts';
export { addOpen, compileCalendar, compileCalendars, elapsedOpenMs, openBetween, type Calendar } from './calendar.ts';
export { readClock, readFace } from './fold.ts';
export { firstImpossible } from './incident.ts';
export { printInstant } from './time-text.ts';
export { definitionOf } from './tiers.ts';
