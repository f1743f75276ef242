import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Core } from '../core.ts';
import type { CountingBatch, CountingStart } from './counting-thread.ts';
import { reportRules, type IncidentFacts, type PolicySince } from '../../domain/reporting/index.ts';
import { referenceOf } from '../../store/index.ts';

/** More incidents than this are counted by a thread. */
const FEW = 300;
const BATCH = 1000;

interface Counted {
  readonly n: number;
  readonly seq: number;
  readonly facts: IncidentFacts;
}

export interface KeptFacts {
  readonly all: () => Promise<readonly IncidentFacts[]>;
  /** Ends the counting that is under way. */
  readonly close: () => void;
}

/**
 * The facts of every incident, kept in memory. Each call counts again only the incidents whose record has grown since, in this process or in
 * another; all of them after a change of the policy. Many are counted by a thread of its own, which reads the store's file.
 * @param storeFile ':memory:' has no second reader: then all is counted here
 */
export function incidentFacts({ store, parts, policy, snapshots }: Core, storeFile: string): KeptFacts {
  const known = new Map<number, Counted>();
  const closing = new AbortController();
  let under = 0;
  let all: readonly IncidentFacts[] = [];
  let last: Promise<unknown> = Promise.resolve();
  // A thread has the rules of this program, not those that replace them.
  const mayUseThread = storeFile !== ':memory:' && parts.reports.factsOf === reportRules.factsOf;

  const policies = (): readonly PolicySince[] => {
    const every = policy.policies().map(({ since, digest }) => ({
      since: Temporal.Instant.from(since).epochMilliseconds,
      policy: snapshots.policyOf(digest) ?? parts.policy,
    }));
    return every.length > 0 ? every : [{ since: 0, policy: parts.policy }];
  };
  const here = async (n: number, inForce: readonly PolicySince[]) => {
    const events = await store.log.load(n);
    known.set(n, { n, seq: events.length, facts: parts.reports.factsOf(referenceOf(n), events, inForce) });
  };
  const refresh = async () => {
    await policy.refresh();
    const inForce = policies();
    if (inForce.length !== under) known.clear();
    under = inForce.length;
    const grown = (await store.log.ends()).filter(({ n, seq }) => known.get(n)?.seq !== seq).map(({ n }) => n);
    if (grown.length > FEW && mayUseThread)
      await inThread({ file: storeFile, policies: inForce }, grown, closing.signal, (counted) => known.set(counted.n, counted));
    else for (const n of grown) await here(n, inForce);
    if (grown.length > 0 || all.length !== known.size) all = [...known.values()].map(({ facts }) => facts);
    return all;
  };
  return {
    async all() {
      // One after the other: two at once would count everything twice.
      const next = last.then(refresh);
      last = next.catch(() => undefined);
      return next;
    },
    close: () => void closing.abort(),
  };
}

async function inThread(
  start: CountingStart,
  ns: readonly number[],
  signal: AbortSignal,
  keep: (counted: Counted) => void,
): Promise<void> {
  const worker = new Worker(new URL('./counting-thread.ts', import.meta.url), { workerData: start });
  try {
    for (let from = 0; from < ns.length; from += BATCH) {
      const batch: CountingBatch = ns.slice(from, from + BATCH).map((n) => ({ n, reference: referenceOf(n) }));
      worker.postMessage(batch);
      const [counted] = (await once(worker, 'message', { signal })) as [readonly Counted[]];
      for (const each of counted) keep(each);
    }
  } finally {
    await worker.terminate();
  }
}
