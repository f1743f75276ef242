import { dialled } from '../../kernel/telephone-number.ts';
import type { PlacedCall } from '../../simulators/telephone/types.ts';
import type { Contact, Service } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { list, assertShown, titleOf } from '../expectation.ts';

export const callsTo = (
  { telephone }: Pick<ScenarioEnvironment, 'telephone'>,
  { telephone: number }: Pick<Contact, 'telephone'>,
): readonly PlacedCall[] => telephone.placed.filter(({ to }) => dialled(to) === dialled(number));

/** Seen at the telephone that rang, not at the desk that says it rang it. */
export function expectRang(environment: ScenarioEnvironment, contact: Contact, moment: Moment): void {
  const when = at(environment, moment);
  const calls = callsTo(environment, contact);
  assertShown(
    calls.some((call) => call.at.equals(when)),
    () => {
      const instead = calls.length
        ? `that telephone rang at ${list(calls.map((call) => inWords(call.at)))}`
        : `it never rang; ${whoRang(environment)}`;
      return `The ${titleOf(contact)} was to be called at ${inWords(when)}: ${instead}.`;
    },
  );
}

export function expectNeverRang(environment: ScenarioEnvironment, contact: Contact): void {
  const [call] = callsTo(environment, contact);
  assertShown(call === undefined, () => `The ${titleOf(contact)} was not to be called, and was called at ${inWords(call!.at)}.`);
}

export function expectSilenceSince(environment: ScenarioEnvironment, moment: Moment): void {
  const when = at(environment, moment);
  const later = environment.telephone.placed.filter((call) => Temporal.Instant.compare(call.at, when) > 0);
  assertShown(
    later.length === 0,
    () =>
      `No telephone was to ring after ${inWords(when)}, and ${list(later.map((call) => `${nameOf(environment, call.to)} was called at ${inWords(call.at)}`))}.`,
  );
}

/** What the voice on the telephone said must let the person act on it. */
export function expectTold(environment: ScenarioEnvironment, contact: Contact, service: Service): void {
  const [call] = callsTo(environment, contact);
  assertShown(call !== undefined, `The ${titleOf(contact)} was never called.`);
  const missing = [environment.state.reference, service.name].filter((words) => !call.says.includes(words));
  assertShown(missing.length === 0, () => `The ${titleOf(contact)} was to be told ${list(missing)}, and heard: "${call.says}"`);
}

const whoRang = (environment: ScenarioEnvironment) =>
  environment.telephone.placed.length
    ? list(environment.telephone.placed.map((call) => `${nameOf(environment, call.to)} was called at ${inWords(call.at)}`))
    : 'nobody was called';

const nameOf = ({ standard }: ScenarioEnvironment, number: string) => {
  const contact = standard.contacts.find(({ telephone }) => dialled(telephone) === dialled(number));
  return contact ? `the ${titleOf(contact)}` : number;
};

export function expectNobodyRang(environment: ScenarioEnvironment): void {
  assertShown(environment.telephone.placed.length === 0, () => `Nobody was to be called, and ${whoRang(environment)}.`);
}

/** Only the person already looked for. */
export function expectNobodyElse(environment: ScenarioEnvironment): void {
  assertShown(environment.telephone.placed.length === 1, () => `One person was to be called, and ${whoRang(environment)}.`);
}

export function expectEachOnce(environment: ScenarioEnvironment): void {
  const numbers = environment.telephone.placed.map(({ to }) => dialled(to));
  const twice = numbers.filter((number, place) => numbers.indexOf(number) !== place);
  assertShown(
    twice.length === 0,
    () => `Each person was to be called once; ${list(twice.map((number) => nameOf(environment, number)))} was called again.`,
  );
}
