import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RehearsalRecord } from '../../evidence/index.ts';
import type { Detections } from './types.ts';

/**
 * What noticed each faulty desk of the shipped ones when all of them last met all that concerns them, as `deskproof controls --remember`
 * wrote it. It decides what is tried first, never what is found: where it is silent or out of date, a rehearsal only takes longer.
 */
const FILE = new URL('./detections.json', import.meta.url);

export const loadDetections = (): Detections => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Detections) : {});

/** One line a scenario, in the order of the faults, so that a change shows what it is. */
export function saveDetections({ results }: NonNullable<RehearsalRecord['controls']>): void {
  const detections: Detections = Object.fromEntries(results.map(({ fault, red }) => [fault, red.toSorted()]));
  writeFileSync(FILE, `${JSON.stringify(detections, null, 2)}\n`);
}
