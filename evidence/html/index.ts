export type { ReadEvidence } from './exhibit.ts';
export { renderReport } from './page.ts';
