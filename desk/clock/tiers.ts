import type { Severity, Tier } from '../../standards/types.ts';
import { placeOf, within } from './place.ts';
import { parseDuration } from './time-text.ts';
import type { ClockDefinition, ClockTarget, Measures } from './types.ts';

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
  const place = within(placeOf('policy', 'tiers'), tier.id);
  const targets = new Map<string, ClockTarget>();
  for (const [severity, target] of Object.entries(tier.targets) as [Severity, Tier['targets'][Severity]][]) {
    const targetMs = parseDuration(target[promise], within(within(within(place, 'targets'), severity), promise));
    targets.set(severity, { targetMs, calendar: target.calendar });
  }
  const measures: Measures = promise;
  return { ...usual, measures, targets, pausedBy: new Set(tier.pausedBy), ...more };
}
