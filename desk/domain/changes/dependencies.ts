import { didYouMean } from '../../../kernel/index.ts';
import type { Service } from '../../../standards/index.ts';

/**
 * What a change can be made to: the services of the catalogue, by id, and whatever they depend on that is no service itself, by its name
 * ("N3 network").
 */
export interface Dependencies {
  readonly items: readonly string[];
  nameOf(item: string): string;
  /** The item that a text names by id, name or alias; or null. */
  itemOf(text: string): string | null;
  /** ` Did you mean "x"?` or empty. */
  nearest(text: string): string;
  /** Whether `item` needs `other`, itself or through what it needs. */
  needs(item: string, other: string): boolean;
}

export function dependenciesOf(services: readonly Service[]): Dependencies {
  const named = new Map<string, string>();
  for (const { id, name, aliases } of services) for (const word of [id, name, ...aliases]) named.set(word.toLowerCase(), id);
  const names = new Map(services.map(({ id, name }) => [id, name]));
  const below = new Map<string, readonly string[]>();
  for (const { id, dependencies } of services) {
    const needed = dependencies.map((text) => named.get(text.toLowerCase()) ?? text);
    for (const item of needed) {
      if (!names.has(item)) names.set(item, item);
      if (!named.has(item.toLowerCase())) named.set(item.toLowerCase(), item);
    }
    below.set(id, needed);
  }
  const allBelow = new Map([...names.keys()].map((item) => [item, reachable(item, below)]));
  return {
    items: [...names.keys()],
    nameOf: (item) => names.get(item) ?? item,
    itemOf: (text) => named.get(text.trim().toLowerCase()) ?? null,
    nearest: (text) => didYouMean(text, [...names.keys(), ...names.values()]),
    needs: (item, other) => item !== other && (allBelow.get(item)?.has(other) ?? false),
  };
}

function reachable(item: string, below: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(below.get(item) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(below.get(next) ?? []));
  }
  return found;
}
