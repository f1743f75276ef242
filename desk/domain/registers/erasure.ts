import type { Fact, Recorded } from './types.ts';
import { findPassage, withoutPassage } from '../../../kernel/index.ts';

/** Records that texts of fact `of` were erased. What remains of them is in its own `texts`, under the same names. */
export interface TextsErased extends Fact {
  readonly type: 'erased';
  readonly of: number;
  readonly names: readonly string[];
}

const isErasure = (fact: Recorded): fact is Recorded<TextsErased> => fact.type === 'erased';

/** Facts as they read after erasures: an erased text reads as what remains of it. Erasures themselves are left out. */
export function afterErasures(facts: readonly Recorded[]): readonly Recorded[] {
  const left = new Map<number, Readonly<Record<string, string>>>();
  for (const fact of facts) if (isErasure(fact)) left.set(fact.of, { ...left.get(fact.of), ...fact.texts });
  const read = facts.filter((fact) => !isErasure(fact));
  if (left.size === 0) return read;
  return read.map((fact) => {
    const texts = left.get(fact.seq);
    return texts === undefined ? fact : { ...fact, texts: { ...fact.texts, ...texts } };
  });
}

/** The facts that take a passage out of every text of an entry. */
export function erasing(facts: readonly Recorded[], passage: string): readonly TextsErased[] {
  return facts.flatMap((fact): readonly TextsErased[] => {
    const held = Object.entries(fact.texts ?? {}).filter(([, text]) => findPassage(text, passage).length > 0);
    if (held.length === 0) return [];
    const texts = Object.fromEntries(held.map(([name, text]) => [name, withoutPassage(text, passage)]));
    // The text that an earlier erasure left is erased there, and what remains of it stands in the newer one.
    const of = isErasure(fact) ? [{ type: 'erased', of: fact.seq, names: Object.keys(texts) } as const] : [];
    return [...of, { type: 'erased', of: isErasure(fact) ? fact.of : fact.seq, names: Object.keys(texts), texts }];
  });
}
