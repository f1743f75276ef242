import { localTimes } from '../../kernel/index.ts';
import type { ControlledDocument, Policy } from '../../standards/index.ts';

/**
 * The procedures in use: approved, and approved no later than today. A procedure past its review date is still offered, because an old
 * procedure at night is better than none. The document check reports overdue reviews.
 */
export function currentProcedures(
  { documents, zone }: Pick<Policy, 'documents' | 'zone'>,
  now: Temporal.Instant,
): readonly ControlledDocument[] {
  const today = localTimes(zone).dateOf(now).toString();
  return documents.filter(({ status, approved }) => status === 'approved' && approved !== '' && approved <= today);
}
