import type { Level, Policy, SafetyFlag, Severity } from '../../../standards/index.ts';

/** Severity by the matrix, never milder than the floor of any safety flag, however few are affected. 1 is the most severe. */
export function severityOf(
  of: { impact: Level; urgency: Level; safety: readonly SafetyFlag[] },
  policy: Pick<Policy, 'severity'>,
): Severity {
  const { matrix, floors } = policy.severity;
  return of.safety
    .map((flag) => floors[flag])
    .reduce((worst, floor) => (Number(floor) < Number(worst) ? floor : worst), matrix[of.impact][of.urgency]);
}
