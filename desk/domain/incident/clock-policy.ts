import { comparableJson, sha256 } from '../../../kernel/index.ts';
import type { Policy, Supplier, Tier } from '../../../standards/index.ts';

/** The part of a policy that clocks are made of, as a store keeps it. What later policies added is absent from those of before. */
export interface ClockPolicy extends Pick<Policy, 'calendars' | 'services'> {
  readonly tiers: Readonly<Record<string, Tier>>;
  readonly teams?: Policy['teams'];
  readonly updateEvery?: Policy['escalation']['updateEvery'];
  /** By supplier. */
  readonly underpinning?: Readonly<Record<string, Pick<Supplier, 'hours' | 'targets'>>>;
}

export const clockPolicyOf = ({ calendars, tiers, services, teams, escalation, suppliers }: Policy): ClockPolicy => ({
  calendars,
  tiers,
  services,
  teams,
  updateEvery: escalation.updateEvery,
  underpinning: Object.fromEntries(suppliers.map(({ id, hours, targets }) => [id, { hours, targets }])),
});

/** A policy with its clocks made of `kept`. Targets that `kept` knows nothing of had not been set then. */
export function underClockPolicy(policy: Policy, kept: ClockPolicy): Policy {
  const { calendars, tiers, services, teams = [], updateEvery = {}, underpinning = {} } = kept;
  return {
    ...policy,
    calendars,
    tiers,
    services,
    teams,
    escalation: { ...policy.escalation, updateEvery },
    suppliers: policy.suppliers.map((supplier) => ({ ...supplier, ...(underpinning[supplier.id] ?? { targets: {} }) })),
  };
}

/** The clocks' part of a policy as a store keeps it. */
export interface WrittenPolicy {
  readonly digest: string;
  readonly content: string;
}
const known = new WeakMap<Policy, WrittenPolicy>();
export function writtenPolicy(policy: Policy): WrittenPolicy {
  const before = known.get(policy);
  if (before) return before;
  const content = comparableJson(clockPolicyOf(policy));
  const written = { content, digest: sha256(content) };
  known.set(policy, written);
  return written;
}
