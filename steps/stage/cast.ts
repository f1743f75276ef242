import type { Caller } from '../../adapters/desk-under-test.ts';
import type { Organisation, Standard } from '../../standards/index.ts';

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

/** The people who ring, write and walk up. One is known at each organisation; numbers are from the range kept for drama. */
export interface Cast {
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

export function castOf(standard: Standard): Cast {
  const all = standard.organisations.map(callerOf);
  return {
    all,
    at(organisation) {
      const caller = all.find((person) => person.organisation === organisation);
      if (!caller)
        throw new Error(`The cast has nobody at "${organisation}"; it has somebody at each organisation of the standard.`);
      return caller;
    },
  };
}
