import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { clockSnapshotsOf } from '../commands/clock-snapshots.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { dueSteps } from '../domain/escalation/index.ts';
import { followUps } from '../domain/follow-up/index.ts';
import { underClockPolicy } from '../domain/incident/clock-policy.ts';
import { fold } from '../domain/incident/index.ts';
import { clocksOf } from '../domain/incident/service-level-targets.ts';
import { explainAt } from '../service/explain-at.ts';
import { numberOf, referenceOf } from '../store/index.ts';
import { openLog } from '../store/log.ts';
import { SCHEMA_VERSION } from '../store/schema.ts';
import { openSnapshots } from '../store/snapshots.ts';
import type { Explanation } from '../views/explain/index.ts';
import { Refusal, UsageError } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

export interface ExplainFile {
  readonly file: string;
  readonly reference: string;
  /** For the escalation plan and the names of people. Clocks go by the policy that the store was last run with. */
  readonly policy: Policy;
  /** The desk's secret, to check the chain and the snapshots by; null when it is not known. */
  readonly secret: string | null;
  /** As of then, from the opening on; undefined: as of `now`. */
  readonly at: Temporal.Instant | undefined;
  readonly now: Temporal.Instant;
}
export interface ExplainedFile extends Explanation {
  /** Whether the record is whole, and in what it is not; null when it could not be checked. */
  readonly history: { readonly intact: boolean; readonly events: number; readonly differs: readonly string[] } | null;
}

/**
 * Explains an incident from a desk's store, which is only read; the desk may be running on it.
 * @throws {UsageError} when there is no such store or no such incident in it
 */
export function explainFile({ file, reference, policy: given, secret, at, now }: ExplainFile): ExplainedFile {
  const db = openToRead(file);
  try {
    const n = numberOf(reference.toUpperCase());
    const log = openLog(db, secret ?? '');
    const incident = n === null ? null : fold(referenceOf(n), log.load(n));
    if (n === null || incident === null) {
      const most = log.nextNumber() - 1;
      const holds = most === 0 ? 'It holds none yet.' : `It holds ${referenceOf(1)} to ${referenceOf(most)}.`;
      throw new UsageError(`${file}  There is no incident ${JSON.stringify(reference.slice(0, 40))} here. ${holds}`);
    }
    const snapshots = openSnapshots(db, secret, 'read');
    const kept = snapshots.policies().at(-1)?.content;
    const parts = { policy: kept ? underClockPolicy(given, kept) : given, clocks: clocksOf, dueSteps, followUps };
    const clockSnapshots = clockSnapshotsOf(snapshots, parts);
    const explained = explainAt({ n, incident, asked: at, now, parts, clockSnapshots, viewer: SYSTEM });
    const chain = log.verify(n);
    const differs = clockSnapshots.differences(n, incident);
    return {
      ...explained,
      history: secret === null ? null : { intact: chain.intact && differs.length === 0, events: chain.events, differs },
    };
  } catch (error) {
    throw error instanceof Refusal ? new UsageError(error.message) : error;
  } finally {
    db.close();
  }
}

function openToRead(file: string): DatabaseSync {
  if (!existsSync(file))
    throw new UsageError(
      `${file}  There is no such store. Name the file that "deskproof desk" was started with: --file desk.db.`,
    );
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number };
    if (version === SCHEMA_VERSION) return db;
    throw new UsageError(
      `${file}  This is no store of this version of the desk (store version ${version}, this one reads ${SCHEMA_VERSION}).`,
    );
  } catch (error) {
    db?.close();
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}  The store cannot be read: ${(error as Error).message}`);
  }
}
