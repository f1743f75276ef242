import type { Severity, Tier } from '../kernel/index.ts';
import { placeOf, within } from './place.ts';
import { parseDuration } from './time-text.ts';
import type { ClockDefinition, ClockTarget } from './types.ts';

/** What a promise says unless it says otherwise: an analyst's visible response counts, severity changes count on, reopening goes on. */
export const usual = {
  kind: 'SLA',
  of: null,
  pausedBy: new Set<string>(),
  reclassify: 'forward',
  reopen: 'continue',
  countsAsResponse: { by: new Set(['analyst'] as const), internal: false },
} as const satisfies Omit<ClockDefinition, 'measures' | 'targets'>;

/**
 * The clock a service tier promises its customers: `targets` by severity, in the tier's calendars, held by the tier's reasons.
 * Anything else the promise says goes into `more`, as for a supplier's clock:
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
 * What any promise is made of: `[severity, ISO duration, calendar]` for each severity it is made for, and the reasons that hold its clock.
 * @param named where the policy makes it, for the refusal
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
