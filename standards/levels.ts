import type { Level, Severity, Standard } from './types.ts';

/** An impact and an urgency that the standard's matrix maps to this severity; the first of several. Throws when there is none. */
export function levelsOf(
  { standard }: { readonly standard: Pick<Standard, 'severity'> },
  severity: Severity,
): { impact: Level; urgency: Level } {
  const cells = Object.entries(standard.severity.matrix).flatMap(([impact, row]) =>
    Object.entries(row).map(([urgency, cell]) => ({ impact: impact as Level, urgency: urgency as Level, cell })),
  );
  const found = cells.find(({ cell }) => cell === severity);
  if (!found) throw new Error(`The standard's table has no cell of severity ${severity}.`);
  return { impact: found.impact, urgency: found.urgency };
}
