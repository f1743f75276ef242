import { definitionOf, promiseOf, usual, type ClockDefinition } from '../../../service-levels/index.ts';
import type { Incident } from './types.ts';
import type { Policy, Severity, Team, Tier } from '../../../standards/index.ts';

/**
 * Every clock an incident can have by the policy: the targets that the tier of its service sets for its caller, and how long the desk's own teams and the
 * suppliers to whom it went may keep it. On every channel the same: a call that was logged is not yet answered. Pure.
 */
export function clocksOf(incident: Incident, policy: Policy): readonly ClockDefinition[] {
  const service = policy.services.find(({ id }) => id === incident.service);
  const tier = service && policy.tiers[service.tier];
  return [
    ...(tier ? [definitionOf(tier, 'response'), ...updateClock(tier, policy.escalation), definitionOf(tier, 'resolution')] : []),
    ...teamsOf(incident, policy),
    ...suppliersOf(incident, policy),
  ];
}

/** The target of saying something to the caller again and again, in the hours of the service's tier; none when the plan has none. */
function updateClock(tier: Tier, { updateEvery }: Pick<Policy['escalation'], 'updateEvery'>): readonly ClockDefinition[] {
  const every = Object.entries(updateEvery) as [Severity, string][];
  if (every.length === 0) return [];
  const targets = every.map(([severity, each]) => [severity, each, tier.targets[severity].calendar] as const);
  return [
    {
      ...promiseOf(`tiers.${tier.id}`, targets, tier.pausedBy),
      measures: 'update',
      // What the desk says of itself meets this target for another while; it is no response.
      countsAsResponse: { by: new Set(['analyst', 'system'] as const), internal: false },
    },
  ];
}

/** The team of the policy that goes by this name, whatever its capitals; undefined for one with whom nothing was agreed. */
export function teamNamed(name: string, { teams }: Pick<Policy, 'teams'>): Team | undefined {
  const same = (known: string) => known.toLowerCase() === name.trim().toLowerCase();
  return teams.find((team) => same(team.name) || same(team.id));
}

/** Its operational-level agreements: a clock for each team it was ever given to. */
function teamsOf({ events }: Incident, policy: Policy): readonly ClockDefinition[] {
  const named = new Set(events.flatMap((event) => (event.type === 'assigned' ? [event.team] : [])));
  return [...named].flatMap((of) => {
    const team = teamNamed(of, policy);
    if (!team) return [];
    const targets = Object.entries(team.targets).map(([severity, target]) => [severity, target, team.hours] as const);
    return [{ ...promiseOf(`teams.${team.id}`, targets, team.pausedBy), kind: 'OLA', measures: 'team', of } as const];
  });
}

/** The underpinning contracts: a clock for each supplier it was ever handed to. Nothing pauses what a supplier owes us. */
function suppliersOf({ events }: Incident, policy: Policy): readonly ClockDefinition[] {
  const named = new Set(events.flatMap((event) => (event.type === 'handedOff' ? [event.supplier] : [])));
  return [...named].flatMap((of) => {
    const supplier = policy.suppliers.find(({ id }) => id === of);
    const owed = Object.entries(supplier?.targets ?? {});
    if (!supplier || owed.length === 0) return [];
    const targets = owed.map(([severity, { resolution }]) => [severity, resolution, supplier.hours] as const);
    return [{ ...promiseOf(`suppliers.${of}`, targets, usual.pausedBy), kind: 'UC', measures: 'supplier', of } as const];
  });
}

/** Which clocks an incident has: only `response` and `resolution` are shown. Pure. */
export type ClocksOf = (incident: Incident, policy: Policy) => readonly ClockDefinition[];
