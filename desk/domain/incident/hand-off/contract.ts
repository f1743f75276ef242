import type { Policy, Severity } from '../../../../standards/index.ts';
import { addOpen } from '../../../../service-levels/index.ts';
import { calendarsOf } from '../clocks.ts';

/**
 * When a supplier's contract has the response or the resolution of a hand-off made at `from` due, counted in the supplier's own
 * hours. Null when the contract has no target for the severity. Pure.
 */
export function contractDue(
  policy: Policy,
  supplierId: string,
  severity: Severity,
  from: Temporal.Instant,
  measure: 'response' | 'resolution',
): Temporal.Instant | null {
  const supplier = policy.suppliers.find(({ id }) => id === supplierId);
  const target = supplier?.targets[severity]?.[measure];
  const calendar = supplier && calendarsOf(policy).get(supplier.hours);
  return target === undefined || !calendar ? null : addOpen(calendar, from, Temporal.Duration.from(target).total('milliseconds'));
}
