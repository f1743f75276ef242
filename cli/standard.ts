import { UsageError } from '../kernel/index.ts';
import { locateStandard } from '../standards/locate.ts';

/** The folder that `--standard` names: the id of a shipped standard, or a path. Throws a `UsageError`. */
export function standardFolder(given: string): string {
  const standard = locateStandard(given, process.cwd());
  if ('missing' in standard) throw new UsageError(`--standard ${given}: ${standard.missing}`);
  return standard.found;
}
