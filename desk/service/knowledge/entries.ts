import type { Core } from '../core.ts';
import type { RegisterService } from '../registers.ts';
import type { Fact } from '../../domain/registers/index.ts';

/** The entries of one register, folded. */
export interface Entries<S> {
  /** Those in these states, or all, in the order of their references. The same list while nothing has changed. */
  all(states?: readonly string[]): Promise<readonly S[]>;
}

/** Keeps folded entries in memory, and folds again only those whose record has grown: another process may have written. */
export function entriesOf<F extends Fact, S>(
  { store }: Pick<Core, 'store'>,
  name: string,
  register: Pick<RegisterService<F, S>, 'list' | 'find'>,
): Entries<S> {
  const known = new Map<string, { readonly hash: string; readonly entry: S }>();
  let last: readonly S[] = [];
  const references = async (states: readonly string[] | undefined): Promise<readonly string[]> => {
    const found: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await register.list({ ...(after !== undefined && { after }), ...(states && { states }) });
      found.push(...page.map(({ reference }) => reference));
      after = page.at(-1)?.reference;
      if (after === undefined) return found;
    }
  };
  return {
    async all(states) {
      const entries: S[] = [];
      for (const reference of await references(states)) {
        const head = await store.registers.head({ register: name, reference });
        const before = known.get(reference);
        const entry = before && before.hash === head?.hash ? before.entry : await register.find(reference);
        if (entry === null || head === null) continue;
        known.set(reference, { hash: head.hash, entry });
        entries.push(entry);
      }
      if (states === undefined && entries.length === last.length && entries.every((entry, i) => entry === last[i])) return last;
      if (states === undefined) last = entries;
      return entries;
    },
  };
}
