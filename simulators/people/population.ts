import { faker } from '@faker-js/faker/locale/en_GB';
import { sha256 } from '../../kernel/index.ts';

export interface Employer {
  readonly id: string;
  readonly mailDomains: readonly string[];
  readonly users: number;
}
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Organisation id. */
  readonly organisation: string;
  readonly mail: string;
  /** E.164, from the thousand numbers reserved for drama. Several people share a number, as a ward shares a telephone. */
  readonly telephone: string;
  readonly role: StaffRole;
}
export type StaffRole = (typeof ROLES)[number]['value'];

const ROLES = [
  { value: 'nurse', weight: 38 },
  { value: 'doctor', weight: 17 },
  { value: 'clerk', weight: 18 },
  { value: 'therapist', weight: 9 },
  { value: 'radiographer', weight: 4 },
  { value: 'pharmacist', weight: 4 },
  { value: 'receptionist', weight: 6 },
  { value: 'manager', weight: 4 },
] as const;

/** The same text always seeds the same people. Each `purpose` is a stream of its own. */
const seedFaker = (seed: string, purpose: string) =>
  void faker.seed(Number.parseInt(sha256(`${purpose}\0${seed}`).slice(0, 8), 16));

/** Divides `size` in proportion to `users` by largest remainder, in whole people. The parts sum to `size`; they equal `users` when those sum to `size`. */
export function apportion(organisations: readonly Employer[], size: number): readonly number[] {
  const total = organisations.reduce((sum, { users }) => sum + users, 0);
  if (total <= 0) throw new RangeError('no organisation has users, so there is nobody to generate');
  const exact = organisations.map(({ users }) => (users * size) / total);
  const floors = exact.map(Math.floor);
  const left = size - floors.reduce((sum, n) => sum + n, 0);
  const first = exact
    .map((share, i) => ({ i, rest: share - floors[i]! }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, left);
  return floors.map((n, i) => n + (first.some((f) => f.i === i) ? 1 : 0));
}

const mailName = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
    .replace(/ +/g, '.');

/** Everybody who may call the desk: `size` people at their organisations. The same seed gives the same people. Mailboxes are unique. */
export function population({
  seed,
  organisations,
  size = 20_000,
}: {
  seed: string;
  organisations: readonly Employer[];
  size?: number;
}): readonly Person[] {
  seedFaker(seed, 'population');
  const shares = apportion(organisations, size);
  const mailboxes = new Map<string, number>();
  const people: Person[] = [];
  organisations.forEach(({ id: organisation, mailDomains }, at) => {
    const domain = mailDomains[0] ?? `${organisation}.example`;
    for (let n = 0; n < shares[at]!; n++) {
      const name = `${faker.person.firstName()} ${faker.person.lastName()}`;
      const mailbox = `${mailName(name)}@${domain}`;
      const namesakes = mailboxes.get(mailbox) ?? 0;
      mailboxes.set(mailbox, namesakes + 1);
      people.push({
        id: `p${String(people.length + 1).padStart(5, '0')}`,
        name,
        organisation,
        mail: namesakes === 0 ? mailbox : mailbox.replace('@', `${namesakes + 1}@`),
        telephone: `+442079460${String(faker.number.int({ min: 0, max: 999 })).padStart(3, '0')}`,
        role: faker.helpers.weightedArrayElement(ROLES),
      });
    }
  });
  return people;
}

/** A few named callers of each organisation for scenarios: the first `each` of a population generated for this purpose. */
export function personas(seed: string, organisations: readonly Employer[], each = 3): readonly Person[] {
  return population({
    seed: `cast ${seed}`,
    organisations: organisations.map((organisation) => ({ ...organisation, users: each })),
    size: each * organisations.length,
  });
}
