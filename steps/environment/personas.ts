import type { Caller } from '../../adapters/desk-under-test.ts';
import type { Organisation, Standard } from '../../standards/index.ts';
import { HarnessFault } from './harness-fault.ts';

const NAMES = [
  'Grace Adeyemi',
  'Tom Whitfield',
  'Priya Nair',
  'Callum Reid',
  'Megan Hughes',
  'Yusuf Khan',
  'Alice Byrne',
  'Peter Osei',
];

/** The people who telephone, write and walk up: one for each organisation. Their numbers are from the range reserved for drama. */
export interface Personas {
  /** The caller of an organisation, by its id. */
  at(organisation: string): Required<Caller>;
  readonly all: readonly Required<Caller>[];
}

const callerOf = (organisation: Organisation, place: number): Required<Caller> => {
  const name = NAMES[place % NAMES.length]!;
  const local = `${name.toLowerCase().replace(' ', '.')}${place < NAMES.length ? '' : place}`;
  return {
    name,
    organisation: organisation.id,
    telephone: `+44207946${String(300 + place).padStart(4, '0')}`,
    mail: `${local}@${organisation.mailDomains[0] ?? `${organisation.id}.example`}`,
  };
};

export function personasOf(standard: Standard): Personas {
  const all = standard.organisations.map(callerOf);
  return {
    all,
    at(organisation) {
      const caller = all.find((person) => person.organisation === organisation);
      if (!caller) throw new HarnessFault(`The standard has no organisation "${organisation}", so no persona belongs to it.`);
      return caller;
    },
  };
}
