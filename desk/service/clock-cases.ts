import type { ClockSnapshots } from '../commands/clock-snapshots.ts';
import type { WrittenCase } from '../../service-levels/index.ts';
import { clockCaseOf } from '../domain/incident/clock-case.ts';
import type { Snapshot } from '../domain/incident/stops.ts';
import type { Incident } from '../domain/incident/index.ts';
import { clockName } from '../domain/incident/stops.ts';
import type { Rules } from '../domain/rules.ts';

/**
 * An incident as clock cases: one for the policy in force, and one for each policy under which a clock stopped that is still
 * stopped, because a stopped clock keeps the target it stopped under.
 */
export function clockCasesOf(
  incident: Incident,
  kept: readonly Snapshot[],
  snapshots: ClockSnapshots,
  parts: Pick<Rules, 'policy' | 'clocks'>,
  at: Temporal.Instant,
): readonly WrittenCase[] {
  const elsewhere = new Map([...snapshots.stoppedClocks(kept, incident)].filter(([, { policy }]) => policy !== snapshots.policy));
  const present = parts.clocks(incident, parts.policy).filter((clock) => !elsewhere.has(clockName(clock)));
  const digests = [...new Set([...elsewhere.values()].map(({ policy }) => policy))].sort();
  return [
    ...(present.length > 0 ? [clockCaseOf(incident, incident.events, parts.policy, { clocks: present, at })] : []),
    ...digests.flatMap((digest) => {
      const policy = snapshots.policyOf(digest);
      if (!policy) return [];
      const clocks = parts.clocks(incident, policy).filter((clock) => elsewhere.get(clockName(clock))?.policy === digest);
      const id = `${incident.reference} under policy ${digest.slice(0, 12)}`;
      return [clockCaseOf(incident, incident.events, policy, { clocks, at, id })];
    }),
  ];
}
