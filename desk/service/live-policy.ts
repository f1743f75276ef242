import { withEdits } from '../domain/calendars/index.ts';
import type { ServiceParts } from './types.ts';
import type { Store } from '../store/index.ts';
import type { Policy } from '../../standards/index.ts';

/**
 * The parts of a desk with the policy as it is now: the one it was opened with, and every edit of a calendar that the store holds, whichever
 * desk process made it.
 */
export function withLivePolicy(parts: ServiceParts, { calendarEdits }: Pick<Store, 'calendarEdits'>): ServiceParts {
  let known: { readonly mark: string; readonly policy: Policy } = { mark: '', policy: parts.policy };
  return {
    ...parts,
    get policy() {
      const mark = calendarEdits.mark();
      if (mark !== known.mark) known = { mark, policy: withEdits(parts.policy, calendarEdits.all()) };
      return known.policy;
    },
  };
}
