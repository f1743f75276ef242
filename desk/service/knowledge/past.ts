import type { Core } from '../core.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import type { PastIncident, Suggest } from '../../domain/knowledge/index.ts';
import { UNCLASSIFIED } from '../../domain/incident/service-named.ts';

/** Closed incidents from which the suggestion learns: the newest, since words change. */
const NEWEST = 200;
/** How long a list of them serves before it is read again. */
const GOOD_FOR_MS = 10 * 60_000;

export interface Suggesters {
  /** By catalogue and scripts alone. */
  readonly plain: () => Suggest;
  /** By what callers of closed incidents said, too. */
  readonly experienced: () => Promise<Suggest>;
  /** An incident has changed: what was learned from it may have been erased. */
  readonly changed: (reference: string) => void;
}

/** The suggestion under the policy in force, made once for each policy and list of past incidents. */
export function suggesters({ store, parts, clock }: Pick<Core, 'store' | 'parts' | 'clock'>): Suggesters {
  let plain: { readonly policy: object; readonly suggest: Suggest } | null = null;
  let learned: {
    readonly policy: object;
    readonly at: number;
    readonly from: ReadonlySet<string>;
    readonly suggest: Suggest;
  } | null = null;
  const past = async (): Promise<readonly PastIncident[]> => {
    const { items } = await parts.reading.incidents(store.rows, { stage: 'closed', limit: NEWEST }, SYSTEM);
    return items
      .filter(({ service }) => service !== UNCLASSIFIED)
      .map(({ reference, service, summary }) => ({ reference, service, text: summary }));
  };
  return {
    plain() {
      const { policy } = parts;
      if (plain?.policy !== policy) plain = { policy, suggest: parts.knowledge.suggester(policy, []) };
      return plain.suggest;
    },
    async experienced() {
      const { policy } = parts;
      const at = clock.now().epochMilliseconds;
      if (learned?.policy === policy && at - learned.at < GOOD_FOR_MS) return learned.suggest;
      const incidents = await past();
      const from = new Set(incidents.map(({ reference }) => reference));
      const made = { policy, at, from, suggest: parts.knowledge.suggester(policy, incidents) };
      learned = made;
      return made.suggest;
    },
    changed(reference) {
      if (learned?.from.has(reference)) learned = null;
    },
  };
}
