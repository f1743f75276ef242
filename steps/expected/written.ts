import { parse } from 'yaml';
import type { Contact, Level, RotaPolicy, Severity, Standard } from '../../standards/index.ts';

/*
 * A standard's files, read a second time: not by the loader that the desk uses, so that a mistake of the loader shows.
 */
type Source = Pick<Standard, 'texts'>;
type Roster = { readonly contacts: readonly Contact[]; readonly rota: RotaPolicy };
type Matrix = Readonly<Record<Level, Readonly<Record<Level, Severity>>>>;

/** Every value as it is written: no text becomes a number or a date. */
const written = ({ texts }: Source, file: string): unknown => parse(texts[file]!, { schema: 'failsafe' });

/** Reading takes milliseconds, and a rota is asked for at each handover of a year. */
const rosters = new WeakMap<Source['texts'], Roster>();

/** Who can be reached, and who is on call when. */
export function writtenRoster(standard: Source): Roster {
  const known = rosters.get(standard.texts);
  if (known) return known;
  const rota = written(standard, 'rota.yaml') as Omit<RotaPolicy, 'zone'> & { readonly zone?: string };
  const zone = rota.zone ?? (written(standard, 'standard.yaml') as { readonly zone: string }).zone;
  const roster = {
    rota: { ...rota, zone },
    contacts: (written(standard, 'contacts.yaml') as { readonly contacts: readonly Contact[] }).contacts,
  };
  rosters.set(standard.texts, roster);
  return roster;
}

/** `matrix[impact][urgency]` as published. */
export const writtenMatrix = (standard: Source): Matrix =>
  (written(standard, 'severity.yaml') as { readonly matrix: Matrix }).matrix;
