export { rotaSpan } from './span.ts';
export { turnsOf, type Turn, type TurnsOf } from './turns.ts';
