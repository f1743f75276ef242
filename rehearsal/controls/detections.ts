import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RehearsalRecord } from '../../evidence/index.ts';
import type { Detections } from './types.ts';

/**
 * The scenarios that detected each shipped fault in the last full run, as `deskproof controls --remember` wrote them. They order the runs
 * of a rehearsal and never decide a result: when they are missing or out of date, a rehearsal only takes longer.
 */
const FILE = new URL('./detections.json', import.meta.url);

export const loadDetections = (): Detections => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Detections) : {});

/** Writes one scenario per line in the order of the faults, so that diffs are readable. */
export function saveDetections({ results }: NonNullable<RehearsalRecord['controls']>): void {
  const detections: Detections = Object.fromEntries(results.map(({ fault, red }) => [fault, red.toSorted()]));
  writeFileSync(FILE, `${JSON.stringify(detections, null, 2)}\n`);
}
