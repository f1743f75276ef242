import type { LevelRow } from './report-types.ts';
import type { Policy } from '../../../standards/index.ts';

const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  list.find((each) => each.id === id)?.name ?? id;

/** `Severity 3`, a name of the policy, or the row's own label. */
export function nameOfRow(breakdown: string, key: string, { services, organisations }: Policy): string {
  if (breakdown.endsWith('-by-service')) return nameIn(services, key);
  if (breakdown.endsWith('-by-organisation')) return nameIn(organisations, key);
  return breakdown.endsWith('-by-severity') ? `Severity ${key}` : key;
}

/** `Response`, `Team Servers`, `Supplier BT Health`. */
export function nameOfClock({ measures, of }: Pick<LevelRow, 'measures' | 'of'>, { suppliers }: Policy): string {
  const name = `${measures[0]!.toUpperCase()}${measures.slice(1)}`;
  return of === null ? name : `${name} ${measures === 'supplier' ? nameIn(suppliers, of) : of}`;
}

export const nameOfOrganisation = (id: string | null, { organisations }: Policy): string =>
  id === null ? 'All customers' : nameIn(organisations, id);
