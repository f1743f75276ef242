import { comparableJson, sha256 } from '../../../kernel/index.ts';
import type { Policy, Supplier, Tier } from '../../../standards/index.ts';

/** The part of a policy that defines the clocks, as stored. Fields that later policies added are absent from older ones. */
export interface ClockPolicy extends Pick<Policy, 'calendars' | 'services'> {
  readonly tiers: Readonly<Record<string, Tier>>;
  readonly teams?: Policy['teams'];
  readonly updateEvery?: Policy['escalation']['updateEvery'];
  /** By supplier id. */
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

/** The policy with its clocks taken from `kept`. A target absent from `kept` did not exist at that time. */
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

/** The clock part of a policy as stored. */
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
