export type * from './types.ts';
export { explain, type ToExplain } from './explain.ts';
export { exactSpan, spanFigure } from './spans.ts';
export { printExplanation } from './print.ts';
