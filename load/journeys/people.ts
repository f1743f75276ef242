import exec from 'k6/execution';
import { SharedArray } from 'k6/data';

export interface Person {
  readonly id: string;
  readonly organisation: string;
  readonly token: string;
}

/** Shared by all virtual users. Without SharedArray each of 20,000 would hold a copy. */
export const people = new SharedArray<Person>('people', () => JSON.parse(open(__ENV['PEOPLE']!)) as Person[]);

/** Another person in each iteration, so that everybody takes part before anybody repeats. */
export const nextPerson = (): Person => people[exec.scenario.iterationInTest % people.length]!;

/** The same person for all iterations of a virtual user: one user, one session. */
export const ownPerson = (): Person => people[(exec.vu.idInTest - 1) % people.length]!;
