import type { Account } from '../domain/access/account.ts';
import { holdersOf } from '../domain/access/duties.ts';
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
  readonly telephone?: string;
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
  policy: Pick<Policy, 'organisations' | 'portal' | 'contacts' | 'clinicalSafety' | 'informationGovernance'>,
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
      telephone: `020 7946 ${String(500 + i).padStart(4, '0')}`,
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
  const people = [...STAFF, ...officersOf(policy), ...requesters, ...leads, ...staff].map((person) => ({
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

/** The people of the contacts who sign for clinical safety and information governance, under the names of their roles. */
function officersOf(policy: Pick<Policy, 'contacts' | 'clinicalSafety' | 'informationGovernance'>): readonly ExamplePerson[] {
  const { clinicalSafety, informationGovernance } = policy;
  const roles = [
    ...(clinicalSafety === null ? [] : [clinicalSafety.officer, clinicalSafety.acceptance.by]),
    ...(informationGovernance === null
      ? []
      : [informationGovernance.dataSecurity.officer, informationGovernance.accessReview.officer]),
  ];
  const holders = new Map(roles.flatMap((role) => holdersOf(role, policy)).map((each) => [each.role, each]));
  return [...holders.values()].map(({ role, name, mail }) => ({
    username: role,
    name,
    role: 'officer',
    organisation: null,
    mail,
    duties: [role],
  }));
}
