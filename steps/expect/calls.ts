import { dialled } from '../../kernel/telephone-number.ts';
import type { PlacedCall } from '../../simulators/telephone/types.ts';
import type { Contact, Service } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { list, show, titleOf } from './shown.ts';

export const callsTo = (
  { telephone }: Pick<Stage, 'telephone'>,
  { telephone: number }: Pick<Contact, 'telephone'>,
): readonly PlacedCall[] => telephone.placed.filter(({ to }) => dialled(to) === dialled(number));

/** Seen at the telephone that rang, not at the desk that says it rang it. */
export function expectRang(stage: Stage, contact: Contact, moment: Moment): void {
  const when = at(stage, moment);
  const calls = callsTo(stage, contact);
  show(
    calls.some((call) => call.at.equals(when)),
    () => {
      const instead = calls.length
        ? `that telephone rang at ${list(calls.map((call) => inWords(call.at)))}`
        : `it never rang; ${whoRang(stage)}`;
      return `The ${titleOf(contact)} was to be called at ${inWords(when)}: ${instead}.`;
    },
  );
}

export function expectNeverRang(stage: Stage, contact: Contact): void {
  const [call] = callsTo(stage, contact);
  show(call === undefined, () => `The ${titleOf(contact)} was not to be called, and was called at ${inWords(call!.at)}.`);
}

export function expectSilenceSince(stage: Stage, moment: Moment): void {
  const when = at(stage, moment);
  const later = stage.telephone.placed.filter((call) => Temporal.Instant.compare(call.at, when) > 0);
  show(
    later.length === 0,
    () =>
      `No telephone was to ring after ${inWords(when)}, and ${list(later.map((call) => `${nameOf(stage, call.to)} was called at ${inWords(call.at)}`))}.`,
  );
}

/** What the voice on the telephone said must let the person act on it. */
export function expectTold(stage: Stage, contact: Contact, service: Service): void {
  const [call] = callsTo(stage, contact);
  show(call !== undefined, `The ${titleOf(contact)} was never called.`);
  const missing = [stage.memory.references.at(-1)!, service.name].filter((words) => !call.says.includes(words));
  show(missing.length === 0, () => `The ${titleOf(contact)} was to be told ${list(missing)}, and heard: "${call.says}"`);
}

const whoRang = (stage: Stage) =>
  stage.telephone.placed.length
    ? list(stage.telephone.placed.map((call) => `${nameOf(stage, call.to)} was called at ${inWords(call.at)}`))
    : 'nobody was called';

const nameOf = ({ standard }: Stage, number: string) => {
  const contact = standard.contacts.find(({ telephone }) => dialled(telephone) === dialled(number));
  return contact ? `the ${titleOf(contact)}` : number;
};

export function expectNobodyRang(stage: Stage): void {
  show(stage.telephone.placed.length === 0, () => `Nobody was to be called, and ${whoRang(stage)}.`);
}

/** Only the person already looked for. */
export function expectNobodyElse(stage: Stage): void {
  show(stage.telephone.placed.length === 1, () => `One person was to be called, and ${whoRang(stage)}.`);
}

export function expectEachOnce(stage: Stage): void {
  const numbers = stage.telephone.placed.map(({ to }) => dialled(to));
  const twice = numbers.filter((number, place) => numbers.indexOf(number) !== place);
  show(
    twice.length === 0,
    () => `Each person was to be called once; ${list(twice.map((number) => nameOf(stage, number)))} was called again.`,
  );
}
