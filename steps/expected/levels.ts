import type { Level, Severity, Standard } from '../../standards/index.ts';
import { writtenMatrix } from './written.ts';

/** The first pair of impact and urgency, row by row, that the published matrix gives this severity. Throws when it gives none. */
export function levelsOf(
  { standard }: { readonly standard: Pick<Standard, 'texts'> },
  severity: Severity,
): { impact: Level; urgency: Level } {
  const matrix = writtenMatrix(standard);
  for (const impact of Object.keys(matrix) as Level[])
    for (const urgency of Object.keys(matrix[impact]) as Level[])
      if (matrix[impact][urgency] === severity) return { impact, urgency };
  throw new Error(`The standard's table has no cell of severity ${severity}.`);
}
