import type { Severity, Tier } from '../kernel/index.ts';
import { placeOf, within } from './place.ts';
import { parseDuration } from './time-text.ts';
import type { ClockDefinition, ClockTarget } from './types.ts';

/** Default rules: an analyst's visible response counts, a change of severity keeps the counted time, a reopening continues the run. */
export const usual = {
  kind: 'SLA',
  of: null,
  pausedBy: new Set<string>(),
  reclassify: 'forward',
  reopen: 'continue',
  countsAsResponse: { by: new Set(['analyst'] as const), internal: false },
} as const satisfies Omit<ClockDefinition, 'measures' | 'targets'>;

/**
 * The clock of a service tier: `targets` by severity, in the tier's calendars, paused by the tier's reasons.
 * `more` overrides other rules, as for a supplier's clock:
 * `definitionOf(tier, 'resolution', { kind: 'UC', measures: 'supplier', of: 'lsp' })`.
 * @throws {UsageError} when a target is not in whole hours, minutes and seconds above zero.
 */
export function definitionOf(
  tier: Tier,
  promise: 'response' | 'resolution',
  more: Partial<ClockDefinition> = {},
): ClockDefinition {
  const targets = (Object.entries(tier.targets) as [Severity, Tier['targets'][Severity]][]).map(
    ([severity, target]) => [severity, target[promise], target.calendar] as const,
  );
  return { ...promiseOf(`tiers.${tier.id}`, targets, tier.pausedBy), measures: promise, ...more };
}

/**
 * The parts of any service level: `[severity, ISO duration, calendar]` for each severity with a target, and the reasons that pause its clock.
 * @param named its place in the policy, for error messages
 * @throws {UsageError} when a target is not in whole hours, minutes and seconds above zero.
 */
export function promiseOf(
  named: string,
  promised: readonly (readonly [severity: string, target: string, calendar: string])[],
  pausedBy: Iterable<string>,
): Omit<ClockDefinition, 'measures'> {
  const place = placeOf('policy', named);
  const targets = new Map<string, ClockTarget>();
  for (const [severity, target, calendar] of promised)
    targets.set(severity, { targetMs: parseDuration(target, within(place, severity)), calendar });
  return { ...usual, targets, pausedBy: new Set(pausedBy) };
}
