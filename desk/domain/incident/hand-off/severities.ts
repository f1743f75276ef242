import type { Severity, Supplier } from '../../../../standards/index.ts';
import type { TicketReading } from './types.ts';

type Words = Pick<Supplier, 'severities'> | undefined;

/** Our severity as the supplier writes it. */
export const theirWordFor = (severity: Severity, supplier: Words): string => supplier?.severities[severity] ?? severity;

/** A supplier's word on our scale; null when it is none of its five. */
export const onOurScale = (word: string | null, supplier: Words): Severity | null =>
  (Object.entries(supplier?.severities ?? {}).find(([, theirs]) => theirs === word)?.[0] as Severity | undefined) ?? null;

/**
 * How severe the supplier takes it to be, in its words. TMF621 leaves open where a supplier says so: some change `severity`, which is what
 * was asked until then; some leave that as it came and say in `priority` what they made of it. So a severity other than ours counts, and
 * else a priority that is one of the agreed words.
 */
export function theirSeverity(
  { severity, priority }: Pick<TicketReading, 'severity' | 'priority'>,
  ours: Severity,
  supplier: Words,
): string | undefined {
  const isOurs = severity === undefined || severity === theirWordFor(ours, supplier);
  return isOurs && priority !== undefined && onOurScale(priority, supplier) !== null ? priority : severity;
}
