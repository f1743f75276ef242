import type { ExamplePerson } from '../example-people.ts';
import type { Actor } from '../../domain/access/actor.ts';

/** How many people staff the desk of the first accreditation: 62, on three shifts. */
const SIZE = 62;
const GIVEN = [
  'Amara',
  'Ben',
  'Chidi',
  'Dilys',
  'Ewan',
  'Farah',
  'Grace',
  'Hassan',
  'Isla',
  'Jomo',
  'Kavita',
  'Liam',
  'Mina',
  'Noel',
  'Orla',
  'Piotr',
];
const FAMILY = [
  'Abbott',
  'Bassey',
  'Coyle',
  'Desai',
  'Ellery',
  'Farrow',
  'Gill',
  'Haddad',
  'Ivey',
  'Joshi',
  'Kemp',
  'Lund',
  'Mistry',
];

export type Shift = 'early' | 'late' | 'night';
export interface Analyst extends Actor {
  readonly shift: Shift;
}

/** Most analysts work when most people call. */
const shiftOf = (i: number): Shift => (i % 10 < 5 ? 'early' : i % 10 < 8 ? 'late' : 'night');

/** The example desk's analysts. The names are invented, each different. */
export const exampleStaff: readonly Analyst[] = Array.from({ length: SIZE }, (_, i) => {
  const [given, family] = [GIVEN[i % GIVEN.length]!, FAMILY[(i * 5 + Math.floor(i / GIVEN.length)) % FAMILY.length]!];
  return {
    ...{ id: `${given}.${family}.${i + 1}`.toLowerCase(), name: `${given} ${family}`, role: 'analyst', organisation: null },
    shift: shiftOf(i),
  };
});

/** The accounts of the example desk's analysts. */
export const exampleStaffAccounts: readonly ExamplePerson[] = exampleStaff.map(({ id, name }) => ({
  ...{ username: id, name, role: 'analyst', organisation: null, mail: null },
}));

/** Early from 7 to 15, late from 15 to 23, and night, in the desk's zone. */
export const shiftAt = (at: Temporal.ZonedDateTime): Shift =>
  at.hour >= 7 && at.hour < 15 ? 'early' : at.hour >= 15 && at.hour < 23 ? 'late' : 'night';
