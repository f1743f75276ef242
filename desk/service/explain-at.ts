import { localTimes } from '../../kernel/index.ts';
import type { ClockSnapshots } from '../commands/clock-snapshots.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { fold, refuse, type Incident } from '../domain/incident/index.ts';
import type { Snapshot } from '../domain/incident/stops.ts';
import type { Rules } from '../domain/rules.ts';
import { explain, type Explanation } from '../views/explain/index.ts';
import { viewOf } from '../views/incident-view.ts';

export interface ToExplainAt {
  readonly incident: Incident;
  /** Every snapshot of its clocks ever stored. */
  readonly kept: readonly Snapshot[];
  /** Any instant from its opening on; absent: now. Later events are left out, and the policy is the one in force then. */
  readonly asked: Temporal.Instant | undefined;
  readonly now: Temporal.Instant;
  readonly parts: Pick<Rules, 'policy' | 'clocks' | 'dueSteps' | 'followUps'>;
  readonly clockSnapshots: ClockSnapshots;
  readonly viewer: Actor;
}

/**
 * Explains an incident as it stood at an instant.
 * @throws {Refusal} `invalid` when it was not open yet, or the instant is more than a year ahead of now
 */
export function explainAt({ incident, kept, asked, now, parts, clockSnapshots, viewer }: ToExplainAt): Explanation {
  const last = Temporal.Instant.from(incident.lastAt);
  // A machine's clock may have been set back; events in the log still count as past.
  const at = asked ?? (Temporal.Instant.compare(now, last) < 0 ? last : now);
  if (Temporal.Instant.compare(at, incident.openedAt) < 0)
    throw refuse.invalid(
      `${incident.reference} was opened on ${localTimes(parts.policy.zone).short(incident.openedAt)} (${incident.openedAt}). Name that instant or a later one.`,
    );
  if (Temporal.Instant.compare(at, now.add({ hours: FURTHEST_HOURS })) > 0)
    throw refuse.invalid('That is more than a year ahead. Name an earlier instant.');

  const known = incident.events.filter((event) => Temporal.Instant.compare(event.at, at) <= 0);
  const then = known.length === incident.events.length ? incident : fold(incident.reference, known)!;
  const past = Temporal.Instant.compare(at, now) < 0;
  const policy = past ? clockSnapshots.inForceAt(at) : { digest: clockSnapshots.policy, policy: parts.policy };
  const under = { ...parts, policy: policy.policy };
  const stoppedClocks = clockSnapshots.stoppedClocks(kept, then);
  return explain({
    incident: then,
    view: viewOf(then, [], under, at, viewer, stoppedClocks),
    at,
    parts: under,
    stoppedClocks,
    clockSnapshots: { policy: policy.digest, policyOf: (digest) => clockSnapshots.policyOf(digest) },
    isOfDesk: readsNotes(viewer),
  });
}

const FURTHEST_HOURS = 366 * 24;
