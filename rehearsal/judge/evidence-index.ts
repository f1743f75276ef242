import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EvidenceItem } from '../../evidence/index.ts';
import { sha256 } from '../../kernel/index.ts';
import type { DocumentFinding } from '../../standards/index.ts';
import type { RanScenario } from '../run/collect.ts';

/**
 * Checks the evidence of a rehearsal: every criterion shown by scenarios has evidence, every item's file exists, and the file hashes to its
 * name. Reads the files back from disk, as an assessor would.
 */
export function inspectEvidence(
  folder: string,
  criteria: readonly string[],
  scenarios: readonly RanScenario[],
  items: readonly EvidenceItem[],
): readonly DocumentFinding[] {
  const finding = (file: string, quote: string, message: string): DocumentFinding => ({
    check: 'evidence-index',
    file,
    line: 1,
    quote,
    message,
  });
  const bare = criteria
    .filter((id) => scenarios.some((s) => s.criteria.includes(id)))
    .filter((id) => !scenarios.some((s) => s.criteria.includes(id) && s.items.length > 0))
    .map((id) => finding('evidence', id, `There is no evidence of ${id}, though its scenarios ran.`));
  const damaged = items.flatMap((item) => {
    const file = path.join(folder, item.file);
    if (!existsSync(file)) return [finding(item.file, item.title, 'The file is not there.')];
    return sha256(readFileSync(file)) === item.sha256
      ? []
      : [finding(item.file, item.sha256, 'The file does not hash to its name.')];
  });
  return [...bare, ...damaged];
}
