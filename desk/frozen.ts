import { canonicalJson } from '../kernel/index.ts';
import type { Policy } from '../standards/index.ts';
import type { WrittenAnswer } from './clock/index.ts';
import type { Incident, RecordedEvent } from './incident/index.ts';
import { mayStop, standsSince, stopsAt } from './incident/stops.ts';
import type { DeskParts } from './service-types.ts';
import { digestOfPolicy, type Snapshot, type Snapshots } from './store/snapshots.ts';

/** Clocks that have stopped: what they read was signed then, and is what they read for ever. */
export interface Frozen {
  /** Digest of the policy that clocks are read under now. */
  readonly policy: string;
  /** Keeps what each clock reads that one of `events` stopped. Inside their transaction. */
  record(n: number, incident: Incident, events: readonly RecordedEvent[]): void;
  /** The clocks that stand still, by name, each as it was signed. One whose signature is not ours is left to be read anew. */
  standing(n: number, incident: Incident): ReadonlyMap<string, Snapshot>;
  /** Every snapshot ever kept of an incident's clocks. */
  all(n: number, reference: string): readonly Snapshot[];
  /** What differs from what the log says, one sentence each; nothing when all is as it was. */
  differences(n: number, incident: Incident): readonly string[];
  /** The policy as it was under `digest`, as far as clocks go; null when the store does not hold it. */
  policyOf(digest: string): Policy | null;
}

export function frozenClocks(
  snapshots: Snapshots,
  parts: Pick<DeskParts, 'policy' | 'clocks'>,
  policy = digestOfPolicy(parts.policy),
): Frozen {
  const known = new Map<string, Policy>([[policy, parts.policy]]);
  const policyOf = (digest: string): Policy | null => {
    if (!known.has(digest))
      for (const { digest: each, content } of snapshots.policies())
        if (!known.has(each)) known.set(each, { ...parts.policy, ...content });
    return known.get(digest) ?? null;
  };
  const stops = (incident: Incident, seq: number, under: Policy) =>
    stopsAt(incident.events, seq, parts.clocks(incident, under), under);

  /** Under which policy an event was recorded. */
  const policyAt = (at: string): Policy => {
    const since = snapshots.policies().filter(({ since }) => Temporal.Instant.compare(since, at) <= 0);
    return policyOf(since.at(-1)?.digest ?? policy) ?? parts.policy;
  };

  return {
    policy,
    policyOf,
    record(n, incident, events) {
      for (const { seq } of events.filter(mayStop))
        for (const stop of stops(incident, seq, parts.policy)) snapshots.add(n, incident.reference, stop, policy);
    },
    all: (n, reference) => snapshots.of(n, reference),
    standing(n, incident) {
      if (!incident.events.some(mayStop)) return new Map();
      const latest = new Map(snapshots.of(n, incident.reference).map((each) => [each.clock, each]));
      return new Map([...latest].filter(([, each]) => each.signed !== false && standsSince(each, incident.events)));
    },
    differences(n, incident) {
      const kept = snapshots.of(n, incident.reference);
      const named = (of: { readonly clock: string; readonly seq: number }) => `${of.clock} clock, stopped by event ${of.seq}`;
      const missing = incident.events.filter(mayStop).flatMap(({ seq, at }) => {
        const there = kept.filter((each) => each.seq === seq);
        const under = policyOf(there[0]?.policy ?? '') ?? policyAt(at);
        return stops(incident, seq, under)
          .filter(({ clock }) => !there.some((each) => each.clock === clock))
          .map((stop) => `The snapshot of the ${named(stop)}, is missing.`);
      });
      const wrong = kept.flatMap((each) => {
        if (each.signed === false) return [`The snapshot of the ${named(each)}, is not what this desk signed.`];
        const under = policyOf(each.policy);
        if (!under) return [`The policy under which the ${named(each)}, was read is not in the store, or was changed.`];
        const again = stops(incident, each.seq, under).find(({ clock }) => clock === each.clock);
        if (!again) return [`There is a snapshot of the ${named(each)}, and by the log it stopped there never.`];
        const fields = differing(each.reading, again.reading);
        return fields.length === 0 ? [] : [`The snapshot of the ${named(each)}, differs from the log in ${fields.join(', ')}.`];
      });
      return [...missing, ...wrong];
    },
  };
}

const differing = (kept: WrittenAnswer | null, again: WrittenAnswer): readonly string[] =>
  Object.entries(again)
    .filter(([field, value]) => canonicalJson(kept?.[field as keyof WrittenAnswer] ?? null) !== canonicalJson(value))
    .map(([field]) => field);
