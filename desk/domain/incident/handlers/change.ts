import type { Handlers } from './types.ts';
import { refuse } from '../refuse.ts';

/** What caused it, where that was a change. */
export const change = {
  // Said again, it is the same; another change is named only by a person who sees the first.
  causedByChange({ change: reference }, { state }) {
    if (state.causedBy === reference) return [];
    if (state.causedBy !== null) throw refuse.wrongState(state, `it is linked to ${state.causedBy} already.`);
    return [{ type: 'causedByChange', change: reference, texts: {} }];
  },
} satisfies Partial<Handlers>;
