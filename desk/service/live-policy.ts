import { withEdits } from '../domain/calendars/index.ts';
import type { ClockPolicy } from '../domain/incident/clock-policy.ts';
import type { Store } from '../store/index.ts';
import type { ServiceParts } from './types.ts';
import type { Policy } from '../../standards/index.ts';

type PolicyInForce = { readonly since: string; readonly digest: string; readonly content: ClockPolicy };

export interface LivePolicy {
  /** The parts of a desk, with the policy as last read. */
  readonly parts: ServiceParts;
  /** Id of the newest calendar edit in that policy; decisions under it rely on it. */
  readonly newestEdit: () => number;
  /** Every policy ever in force, oldest first. */
  readonly policies: () => readonly PolicyInForce[];
  /** Reloads changes by other desk processes or this one. */
  readonly refresh: () => Promise<void>;
}

/** The policy the desk was opened with, plus every calendar edit in the store, made by any desk process. */
export function livePolicy(
  given: ServiceParts,
  { calendarEdits, snapshots }: Pick<Store, 'calendarEdits' | 'snapshots'>,
): LivePolicy {
  let known: { readonly newestEdit: number; readonly policy: Policy } = { newestEdit: 0, policy: given.policy };
  let policies: readonly PolicyInForce[] = [];
  return {
    parts: {
      ...given,
      get policy() {
        return known.policy;
      },
    },
    newestEdit: () => known.newestEdit,
    policies: () => policies,
    async refresh() {
      const newestEdit = await calendarEdits.newest();
      if (newestEdit === known.newestEdit && policies.length > 0) return;
      const policy = newestEdit === 0 ? given.policy : withEdits(given.policy, await calendarEdits.all());
      policies = await snapshots.policies();
      known = { newestEdit, policy };
    },
  };
}
