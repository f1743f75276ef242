import { clockSnapshotsOf } from '../commands/clock-snapshots.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { dueSteps } from '../domain/escalation/index.ts';
import { followUps } from '../domain/follow-up/index.ts';
import { underClockPolicy } from '../domain/incident/clock-policy.ts';
import { fold } from '../domain/incident/index.ts';
import { clocksOf } from '../domain/incident/service-level-targets.ts';
import { explainAt } from '../service/explain-at.ts';
import { numberOf, openStoreToRead, referenceOf } from '../store/index.ts';
import type { Explanation } from '../views/explain/index.ts';
import { firstOf, Refusal, UsageError } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

export interface ExplainFile {
  readonly file: string;
  readonly reference: string;
  /** Supplies the escalation plan and people's names. Clocks use the policy that the store last ran with. */
  readonly policy: Policy;
  /** The desk's secret, which verifies the chain and the snapshots; null when unknown. */
  readonly secret: string | null;
  /** The instant to explain, not before the opening; undefined: `now`. */
  readonly at: Temporal.Instant | undefined;
  readonly now: Temporal.Instant;
}
export interface ExplainedFile extends Explanation {
  /** Whether the record is intact, and its differences if not; null when it could not be verified. */
  readonly history: { readonly intact: boolean; readonly events: number; readonly differs: readonly string[] } | null;
}

/**
 * Explains an incident from a desk's store. Opens the store read-only, so the desk may be running on it.
 * @throws {UsageError} when the store does not exist or does not hold the incident
 */
export async function explainFile({ file, reference, policy: given, secret, at, now }: ExplainFile): Promise<ExplainedFile> {
  const { log, snapshots, close } = await openStoreToRead({ file, secret });
  try {
    const n = numberOf(reference.toUpperCase());
    const incident = n === null ? null : fold(referenceOf(n), await log.load(n));
    if (n === null || incident === null) {
      const most = await log.lastNumber();
      const holds = most === 0 ? 'It holds none yet.' : `It holds ${referenceOf(1)} to ${referenceOf(most)}.`;
      throw new UsageError(`${file}  There is no incident ${JSON.stringify(firstOf(reference, 40))} here. ${holds}`);
    }
    const policies = await snapshots.policies();
    const inForce = policies.at(-1)?.content;
    const parts = { policy: inForce ? underClockPolicy(given, inForce) : given, clocks: clocksOf, dueSteps, followUps };
    const clockSnapshots = clockSnapshotsOf(() => policies, parts);
    const kept = await snapshots.of(n, referenceOf(n));
    const explained = explainAt({ incident, kept, asked: at, now, parts, clockSnapshots, viewer: SYSTEM });
    const chain = await log.verify(n);
    const differs = clockSnapshots.differences(kept, incident);
    return {
      ...explained,
      history: secret === null ? null : { intact: chain.intact && differs.length === 0, events: chain.events, differs },
    };
  } catch (error) {
    throw error instanceof Refusal ? new UsageError(error.message) : error;
  } finally {
    await close();
  }
}
