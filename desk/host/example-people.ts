import type { Account } from '../domain/access/account.ts';
import type { Role } from '../domain/access/actor.ts';
import { hashPassword } from '../http/passwords.ts';
import { sha256, type Ids } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

export interface Credentials {
  readonly password: string;
  readonly token: string;
}
export interface ExamplePeople {
  readonly accounts: readonly Account[];
  readonly credentials: ReadonlyMap<string, Credentials>;
}

export interface ExamplePerson {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly mail: string | null;
  readonly portalRole?: string;
  readonly duties?: readonly string[];
}

/** Invented names. None belongs to a person of the source story. */
const STAFF: readonly ExamplePerson[] = [
  { username: 'analyst', name: 'Asha Nair', role: 'analyst', organisation: null, mail: null },
  { username: 'duty-manager', name: 'Derek Oyelaran', role: 'duty-manager', organisation: null, mail: null },
  {
    username: 'change-manager',
    name: 'Aisha Rahman',
    role: 'analyst',
    organisation: null,
    mail: null,
    duties: ['change-manager'],
  },
  {
    username: 'clinical-safety-officer',
    name: 'Ruth Adeyemi',
    role: 'officer',
    organisation: null,
    mail: null,
    duties: ['clinical-safety-officer'],
  },
  { username: 'assessor', name: 'Ines Whitlock', role: 'assessor', organisation: null, mail: null },
];
const GIVEN = ['Rowan', 'Priya', 'Callum', 'Maeve', 'Tomasz', 'Leila', 'Gareth', 'Nkechi', 'Owen', 'Sunita'];
const FAMILY = ['Ashdown', 'Bellweather', 'Crane', 'Dunmore', 'Eastlake', 'Fairholm', 'Garside', 'Hollins', 'Ingram', 'Jessop'];

/** Generated passwords have 96 random bits, so a cheap hash is safe. A strong hash costs a tenth of a second each. */
const COST = { quick: 4, strong: 15 } as const;

/**
 * Example accounts: an analyst, a duty manager and an assessor of the desk, and for each organisation `requester.<organisation>` and one
 * person in each further role that the standard gives to portal users; and the `staff` that are given. Passwords and tokens come from `ids`, so the same seed produces the same ones. None is written in the source.
 */
export function examplePeople(
  policy: Pick<Policy, 'organisations' | 'portal'>,
  ids: Ids,
  { passwords, staff = [] }: { readonly passwords: keyof typeof COST; readonly staff?: readonly ExamplePerson[] },
): ExamplePeople {
  const requesters = policy.organisations.map(({ id, mailDomains: [domain] }, i): ExamplePerson => {
    const [given, family] = [GIVEN[i % GIVEN.length]!, FAMILY[(i * 3) % FAMILY.length]!];
    return {
      username: `requester.${id}`,
      name: `${given} ${family}`,
      role: 'requester',
      organisation: id,
      mail: domain === undefined ? null : `${given}.${family}@${domain}`.toLowerCase(),
    };
  });
  // Further roles of the portal, such as one that reads all of its organisation.
  const further = Object.keys(policy.portal).filter((role) => role !== 'requester');
  const leads = further.flatMap((portalRole) =>
    policy.organisations.map(({ id }, i): ExamplePerson => {
      const name = `${GIVEN[(i + 5) % GIVEN.length]!} ${FAMILY[(i * 3 + 1) % FAMILY.length]!}`;
      return { username: `${portalRole}.${id}`, name, role: 'requester', organisation: id, mail: null, portalRole };
    }),
  );
  const people = [...STAFF, ...requesters, ...leads, ...staff].map((person) => ({
    person,
    password: ids.secret(`password ${person.username}`, 12),
    token: `t-${ids.secret(`token ${person.username}`)}`,
    salt: Buffer.from(ids.secret(`salt ${person.username}`, 16), 'base64url'),
  }));
  return {
    accounts: people.map(({ person, password, token, salt }) => ({
      id: person.username,
      ...person,
      passwordHash: hashPassword(password, { cost: COST[passwords], salt }),
      tokenHashes: [sha256(token)],
    })),
    credentials: new Map(people.map(({ person, password, token }) => [person.username, { password, token }])),
  };
}
