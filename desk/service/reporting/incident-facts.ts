import type { Core } from '../core.ts';
import type { IncidentFacts, PolicySince } from '../../domain/reporting/index.ts';
import { referenceOf } from '../../store/index.ts';

/**
 * The facts of every incident, kept in memory. Each call counts again only the incidents whose record has grown since, in this process or in
 * another; all of them after a change of the policy.
 */
export function incidentFacts({ store, parts, policy, snapshots }: Core): () => Promise<readonly IncidentFacts[]> {
  const known = new Map<number, { readonly seq: number; readonly facts: IncidentFacts }>();
  let under = 0;
  const policies = (): readonly PolicySince[] => {
    const all = policy.policies().map(({ since, digest }) => ({
      since: Temporal.Instant.from(since).epochMilliseconds,
      policy: snapshots.policyOf(digest) ?? parts.policy,
    }));
    return all.length > 0 ? all : [{ since: 0, policy: parts.policy }];
  };
  return async () => {
    await policy.refresh();
    const inForce = policies();
    if (inForce.length !== under) known.clear();
    under = inForce.length;
    for (const { n, seq } of await store.log.ends()) {
      if (known.get(n)?.seq === seq) continue;
      const events = await store.log.load(n);
      known.set(n, { seq: events.length, facts: parts.reports.factsOf(referenceOf(n), events, inForce, parts.clocks) });
    }
    return [...known.values()].map(({ facts }) => facts);
  };
}
