import { withEdits } from '../domain/calendars/index.ts';
import type { ClockPolicy } from '../domain/incident/clock-policy.ts';
import type { Store } from '../store/index.ts';
import type { ServiceParts } from './types.ts';
import type { Policy } from '../../standards/index.ts';

type PolicyInForce = { readonly since: string; readonly digest: string; readonly content: ClockPolicy };

export interface LivePolicy {
  /** The parts of a desk, with the policy as it was when it was last read. */
  readonly parts: ServiceParts;
  /** Id of the newest calendar edit that is in it: what a decision under it relies on. */
  readonly newestEdit: () => number;
  /** Every policy there has been, oldest first. */
  readonly policies: () => readonly PolicyInForce[];
  /** Reads what other desk processes, or this one, have changed since. */
  readonly refresh: () => Promise<void>;
}

/** The policy a desk was opened with, and every edit of a calendar that the store holds, whichever desk process made it. */
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
