import type { WrittenAnswer } from '../../service-levels/index.ts';
import { underClockPolicy, writtenPolicy, type ClockPolicy } from '../domain/incident/clock-policy.ts';
import type { Recorder } from './unit-of-work.ts';
import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import { underServiceAt } from '../domain/incident/change-service.ts';
import { mayStop, standsSince, stopsAt, type Snapshot } from '../domain/incident/stops.ts';
import type { Rules } from '../domain/rules.ts';
import { comparableJson } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/** Signed readings of stopped clocks. A stopped clock keeps its signed reading for ever. */
export interface ClockSnapshots {
  /** Digest of the policy under which clocks are read now. */
  readonly policy: string;
  /** The policy in force for clocks at an instant, and its digest; the present one when the store holds no other. */
  inForceAt(at: Temporal.Instant): { readonly digest: string; readonly policy: Policy };
  /** Writes a snapshot of each clock that one of `events` stopped, in the same batch. */
  record(write: Recorder, n: number, incident: Incident, events: readonly RecordedEvent[]): void;
  /**
   * From all snapshots, the clocks that are stopped now, by name. A snapshot with an invalid signature is left out, so that its
   * clock is read anew.
   */
  stoppedClocks(kept: readonly Snapshot[], incident: Incident): ReadonlyMap<string, Snapshot>;
  /** Differences between the snapshots and the log, one sentence each; empty when they agree. */
  differences(kept: readonly Snapshot[], incident: Incident): readonly string[];
  /** The clock-related policy with this `digest`; null when the store does not hold it. */
  policyOf(digest: string): Policy | null;
}

const digestOfPolicy = (policy: Policy): string => writtenPolicy(policy).digest;

/** A policy that was once in force in this store. */
interface PolicyInForce {
  readonly since: string;
  readonly digest: string;
  readonly content: ClockPolicy;
}

/** @param policies every policy there has been, oldest first */
export function clockSnapshotsOf(
  policies: () => readonly PolicyInForce[],
  parts: Pick<Rules, 'policy' | 'clocks'>,
): ClockSnapshots {
  const known = new Map<string, Policy>();
  const policyOf = (digest: string): Policy | null => {
    if (digest === digestOfPolicy(parts.policy)) return parts.policy;
    if (!known.has(digest))
      for (const { digest: each, content } of policies())
        if (!known.has(each)) known.set(each, underClockPolicy(parts.policy, content));
    return known.get(digest) ?? null;
  };
  const stops = (incident: Incident, seq: number, under: Policy) =>
    stopsAt(incident.events, seq, parts.clocks(underServiceAt(incident, seq), under), under);

  const inForceAt = (at: Temporal.Instant) => {
    const then = policies().findLast(({ since }) => Temporal.Instant.compare(since, at) <= 0);
    const digest = then?.digest ?? digestOfPolicy(parts.policy);
    return { digest, policy: policyOf(digest) ?? parts.policy };
  };

  return {
    get policy() {
      return digestOfPolicy(parts.policy);
    },
    inForceAt,
    policyOf,
    record(write, n, incident, events) {
      for (const { seq } of events.filter(mayStop))
        for (const stop of stops(incident, seq, parts.policy))
          write.snapshots.add(n, incident.reference, stop, digestOfPolicy(parts.policy));
    },
    stoppedClocks(every, incident) {
      if (!incident.events.some(mayStop)) return new Map();
      // An incident may be viewed as of an earlier instant; clocks that stopped later are left out.
      const kept = every.filter(({ seq }) => seq <= incident.seq);
      const latest = new Map(kept.map((each) => [each.clock, each]));
      return new Map([...latest].filter(([, each]) => each.signed !== false && standsSince(each, incident.events)));
    },
    differences(kept, incident) {
      const named = (of: { readonly clock: string; readonly seq: number }) => `${of.clock} clock, stopped by event ${of.seq}`;
      const missing = incident.events.filter(mayStop).flatMap(({ seq, at }) => {
        const there = kept.filter((each) => each.seq === seq);
        const under = policyOf(there[0]?.policy ?? '') ?? inForceAt(Temporal.Instant.from(at)).policy;
        return stops(incident, seq, under)
          .filter(({ clock }) => !there.some((each) => each.clock === clock))
          .map((stop) => `The snapshot of the ${named(stop)}, is missing.`);
      });
      const wrong = kept.flatMap((each) => {
        if (each.signed === false) return [`The snapshot of the ${named(each)}, has a signature that is not this desk’s.`];
        const under = policyOf(each.policy);
        if (!under) return [`The policy under which the ${named(each)}, was read is not in the store, or was changed.`];
        const again = stops(incident, each.seq, under).find(({ clock }) => clock === each.clock);
        if (!again) return [`There is a snapshot of the ${named(each)}, but the log has no such stop.`];
        const fields = differing(each.reading, again.reading);
        return fields.length === 0 ? [] : [`The snapshot of the ${named(each)}, differs from the log in ${fields.join(', ')}.`];
      });
      return [...missing, ...wrong];
    },
  };
}

const differing = (kept: WrittenAnswer | null, again: WrittenAnswer): readonly string[] =>
  Object.entries(again)
    .filter(([field, value]) => comparableJson(kept?.[field as keyof WrittenAnswer] ?? null) !== comparableJson(value))
    .map(([field]) => field);
