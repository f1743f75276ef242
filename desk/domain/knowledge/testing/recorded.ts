import type { Fact, Recorded } from '../../registers/index.ts';

/** Facts as they would stand in a record: numbered, at these instants, by this actor. */
export const recorded = <F extends Fact>(
  facts: readonly (readonly [at: string, fact: F])[],
  actor: Recorded['actor'] = { id: 'analyst', name: 'Asha Nair', role: 'analyst' },
): readonly Recorded<F>[] => facts.map(([at, fact], i) => ({ ...fact, seq: i + 1, at, actor }));
