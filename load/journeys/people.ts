import exec from 'k6/execution';
import { SharedArray } from 'k6/data';

export interface Person {
  readonly id: string;
  readonly organisation: string;
  readonly token: string;
}

/** Shared by all virtual users: without SharedArray, 20,000 of them would each hold a copy. */
export const people = new SharedArray<Person>('people', () => JSON.parse(open(__ENV['PEOPLE']!)) as Person[]);

/** Somebody new with each iteration, so that the whole population takes part before anybody comes twice. */
export const nextPerson = (): Person => people[exec.scenario.iterationInTest % people.length]!;

/** The same person for a virtual user's whole life: one user, one session. */
export const ownPerson = (): Person => people[(exec.vu.idInTest - 1) % people.length]!;
