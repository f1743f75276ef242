import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { didYouMean, UsageError } from '../kernel/index.ts';

export { contactAt, handovers } from './rota.ts';
export { deputiesOf } from './deputies.ts';
export { inspectDocuments, type InspectedCheck } from './inspect/index.ts';
export { loadStandard } from './load.ts';
export { readDocuments } from './load/documents.ts';
export { calendarFaults } from './load/time.ts';
export type * from './types.ts';

/** The folder of a standard that ships with Deskproof, for `loadStandard`. */
export function shippedStandard(id: string): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const known = readdirSync(here).filter((name) => existsSync(`${here}${name}/standard.yaml`));
  if (known.includes(id)) return `${here}${id}`;
  throw new UsageError(`no standard "${id}" ships with Deskproof.${didYouMean(id, known) || ` There is ${known.join(', ')}.`}`);
}
