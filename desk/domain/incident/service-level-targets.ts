import { definitionOf, promiseOf, usual, type ClockDefinition } from '../../../service-levels/index.ts';
import type { Incident } from './types.ts';
import type { Policy, Severity, Team, Tier } from '../../../standards/index.ts';

/**
 * Every clock an incident can have under the policy: the targets of its service's tier for the caller, and the agreed times of
 * each of the desk's teams and suppliers that had it. The channel makes no difference: a logged call is not yet answered. Pure.
 */
export function clocksOf(incident: Incident, policy: Policy): readonly ClockDefinition[] {
  return [...tierClocks(incident.service, policy), ...teamsOf(incident, policy), ...suppliersOf(incident, policy)];
}

const compiled = new WeakMap<Policy, Map<string, readonly ClockDefinition[]>>();
/** The clocks of a service's tier, compiled once per policy. */
function tierClocks(service: string, policy: Policy): readonly ClockDefinition[] {
  const ofPolicy = compiled.getOrInsertComputed(policy, () => new Map());
  return ofPolicy.getOrInsertComputed(service, () => {
    const found = policy.services.find(({ id }) => id === service);
    const tier = found && policy.tiers[found.tier];
    if (!tier) return [];
    return [definitionOf(tier, 'response'), ...updateClock(tier, policy.escalation), definitionOf(tier, 'resolution')];
  });
}

/** The target for regular updates to the caller, in the hours of the service's tier; none when the plan sets none. */
function updateClock(tier: Tier, { updateEvery }: Pick<Policy['escalation'], 'updateEvery'>): readonly ClockDefinition[] {
  const every = Object.entries(updateEvery) as [Severity, string][];
  if (every.length === 0) return [];
  const targets = every.map(([severity, each]) => [severity, each, tier.targets[severity].calendar] as const);
  return [
    {
      ...promiseOf(`tiers.${tier.id}`, targets, tier.pausedBy),
      measures: 'update',
      // The desk's own updates meet this target for another interval; they are not a response.
      countsAsResponse: { by: new Set(['analyst', 'system'] as const), internal: false },
    },
  ];
}

/** The policy's team of this name, ignoring case; undefined for a team without an agreement. */
export function teamNamed(name: string, { teams }: Pick<Policy, 'teams'>): Team | undefined {
  const same = (known: string) => known.toLowerCase() === name.trim().toLowerCase();
  return teams.find((team) => same(team.name) || same(team.id));
}

/** Operational-level agreements: a clock for each team the incident was ever assigned to. */
function teamsOf({ events }: Incident, policy: Policy): readonly ClockDefinition[] {
  const named = new Set(events.flatMap((event) => (event.type === 'assigned' ? [event.team] : [])));
  return [...named].flatMap((of) => {
    const team = teamNamed(of, policy);
    if (!team) return [];
    const targets = Object.entries(team.targets).map(([severity, target]) => [severity, target, team.hours] as const);
    return [{ ...promiseOf(`teams.${team.id}`, targets, team.pausedBy), kind: 'OLA', measures: 'team', of } as const];
  });
}

/** Underpinning contracts: a clock for each supplier it was ever handed to. Nothing pauses a supplier's obligation. */
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

/** Clocks of an incident. Only `response` and `resolution` are shown. Pure. */
export type ClocksOf = (incident: Incident, policy: Policy) => readonly ClockDefinition[];
