import { incidentRow } from '../commands/incident-row.ts';
import { fold } from '../domain/incident/index.ts';
import { referenceOf, type Store, type Write } from '../store/index.ts';
import type { Rules } from '../domain/rules.ts';
import type { Clock } from '../../kernel/index.ts';

/** Incidents per transaction. Each transaction says how far it came, so a desk that is stopped goes on from there. */
const SLICE = 200;

/**
 * Fills in the rows and the search index of a store that an earlier version of the desk wrote, from its log. Once: a list or a search
 * before the end would leave out what a person may see.
 */
export async function rebuildRows(store: Store, parts: Rules, clock: Clock): Promise<void> {
  const from = await store.rows.toRebuild();
  if (from === null) return;
  const last = await store.log.lastNumber();
  for (let start = from; start < last; start += SLICE) {
    const numbers = Array.from({ length: Math.min(SLICE, last - start) }, (_, i) => start + 1 + i);
    const rows = await Promise.all(
      numbers.map(async (n): Promise<Write[]> => {
        const incident = fold(referenceOf(n), await store.log.load(n));
        const row = incident && incidentRow(null, incident, parts, clock.now());
        return row === null ? [] : [{ to: 'rows', do: 'rebuild', with: [n, row] }];
      }),
    );
    await store.commit({ relied: [], writes: [...rows.flat(), { to: 'rows', do: 'rebuiltTo', with: [numbers.at(-1)!] }] });
  }
  await store.commit({ relied: [], writes: [{ to: 'rows', do: 'rebuiltTo', with: [null] }] });
}
