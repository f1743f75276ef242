import { distance } from 'fastest-levenshtein';

/** ` Did you mean "x"?` for the nearest known name; empty when none is near. */
export function didYouMean(unknown: string, known: Iterable<string>): string {
  const [best] = [...known]
    .map((name) => ({ name, d: distance(unknown.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, d }) => d <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.d - b.d);
  return best ? ` Did you mean "${best.name}"?` : '';
}
