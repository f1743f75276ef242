import type { Severity, Supplier } from '../../../../standards/index.ts';
import type { TicketReading } from './types.ts';

type SeverityTerms = Pick<Supplier, 'severities'> | undefined;

/** Our severity in the supplier's words. */
export const theirWordFor = (severity: Severity, supplier: SeverityTerms): string => supplier?.severities[severity] ?? severity;

/** A supplier's severity word on our scale; null when it is none of its five. */
export const onOurScale = (word: string | null, supplier: SeverityTerms): Severity | null =>
  (Object.entries(supplier?.severities ?? {}).find(([, theirs]) => theirs === word)?.[0] as Severity | undefined) ?? null;

/**
 * The supplier's own severity, in its words. TMF621 leaves open where a supplier states it. Some change `severity`, which until
 * then holds the one requested; others leave it unchanged and put their own in `priority`. So a severity other than ours counts;
 * otherwise a priority that is one of the agreed words.
 */
export function theirSeverity(
  { severity, priority }: Pick<TicketReading, 'severity' | 'priority'>,
  ours: Severity,
  supplier: SeverityTerms,
): string | undefined {
  const isOurs = severity === undefined || severity === theirWordFor(ours, supplier);
  return isOurs && priority !== undefined && onOurScale(priority, supplier) !== null ? priority : severity;
}
