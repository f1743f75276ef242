import path from 'node:path';
import { localTimes } from '../../kernel/index.ts';
import { inspectDocuments, readDocuments, type DocumentFinding, type InspectedCheck } from '../../standards/index.ts';
import type { Checked } from '../check/index.ts';

/** The checks of a desk's documents. The evidence index is inspected after the scenarios. */
const CHECKS: readonly InspectedCheck[] = ['document-control', 'escalation-plan', 'service-catalogue'];

/** Inspects the documents of the desk that is rehearsed. Without a folder of them nothing is inspected, and never ours instead. */
export async function inspectTarget(
  { standard, adapter: { documents: folder } }: Pick<Checked, 'standard' | 'adapter'>,
  now: Temporal.Instant,
): Promise<{ readonly findings: readonly DocumentFinding[]; readonly inspected: readonly InspectedCheck[] }> {
  if (folder === undefined) return { findings: [], inspected: [] };
  const own = path.resolve(folder) === path.resolve(standard.dir, 'documents');
  const { documents, unreadable } = own ? { documents: standard.documents, unreadable: [] } : await readDocuments(folder);
  const today = localTimes(standard.zone).dateOf(now);
  return { findings: [...unreadable, ...inspectDocuments({ ...standard, documents }, today, CHECKS)], inspected: CHECKS };
}
