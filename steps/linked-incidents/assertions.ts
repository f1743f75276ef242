import type { Contact } from '../../standards/index.ts';
import { deny, type ScenarioEnvironment } from '../environment/index.ts';
import { isAbout, names } from '../environment/references.ts';
import { callsTo } from '../escalation/observations.ts';
import { assertShown, list, titleOf } from '../expectation.ts';
import { lettersAbout, lettersSinceResolution } from '../mail/observations.ts';
import { after, expectInTime } from '../time/lateness.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import type { Nth } from '../parameter-types.ts';
import { incidentAt, referenceOf } from './observations.ts';

export async function expectPart(environment: ScenarioEnvironment, child: Nth, parent: Nth): Promise<void> {
  environment.need('family');
  const incident = await incidentAt(environment, child);
  const wanted = referenceOf(environment, parent);
  assertShown(
    incident.parent === wanted,
    `${incident.reference} was to be a part of ${wanted}; it is ${incident.parent === null ? 'on its own' : `a part of ${incident.parent}`}.`,
  );
}

export async function expectAlone(environment: ScenarioEnvironment, child: Nth): Promise<void> {
  environment.need('family');
  const { reference, parent, state } = await incidentAt(environment, child);
  assertShown(parent === null, `${reference} was to be on its own; it is a part of ${parent}.`);
  assertShown(!['resolved', 'closed'].includes(state), `${reference} was to be worked on by itself; it is ${state}.`);
}

export async function expectResolved(environment: ScenarioEnvironment, nth: Nth): Promise<void> {
  environment.need('family');
  const { reference, state } = await incidentAt(environment, nth);
  assertShown(state === 'resolved', `${reference} was to be resolved; it is ${state}.`);
}

/** Read in the caller's own mailbox. */
export async function expectItsCallerAsked(environment: ScenarioEnvironment, nth: Nth): Promise<void> {
  const { reference, caller } = await incidentAt(environment, nth);
  const asked = lettersAbout(environment, caller.mail ?? '', reference, lettersSinceResolution(environment));
  assertShown(
    asked.length === 1,
    `${caller.name} was to be asked once whether ${reference} works again; they were asked ${asked.length} times.`,
  );
}

export async function expectCalledAbout(
  environment: ScenarioEnvironment,
  contact: Contact,
  moment: Moment,
  nth: Nth,
): Promise<void> {
  environment.need('escalation');
  const reference = referenceOf(environment, nth);
  const when = at(environment, moment);
  const calls = callsTo(environment, contact).filter(({ says }) => names(says, reference));
  await expectInTime(environment, calls, when, {
    what: `Call to the ${titleOf(contact)} about ${reference}`,
    sentence: () =>
      `The ${titleOf(contact)} was to be called about ${reference} at ${inWords(when)}; they were called about it ${calls.length ? `at ${list(calls.map((call) => inWords(call.at)))}` : 'never'}.`,
  });
}

/** The contacts of the plan get no call and no mail about it. Its caller may. */
export function expectNobodyContactedAbout(environment: ScenarioEnvironment, nth: Nth, moment: Moment): void {
  environment.need('escalation');
  const reference = referenceOf(environment, nth);
  const since = at(environment, moment);
  const people = new Set(environment.standard.contacts.map(({ mail }) => mail));
  deny(environment, { by: 'call', to: null, what: `nobody is called or written to about the part after ${moment.text}` });
  const calls = after(environment, environment.telephone.placed, since).filter(({ says }) => names(says, reference));
  const letters = after(environment, environment.mail.delivered, since).filter(
    (letter) => letter.to.some((address) => people.has(address)) && isAbout(letter, reference),
  );
  const notified = [...calls.map(({ to }) => to), ...letters.flatMap(({ to }) => to)];
  assertShown(
    notified.length === 0,
    () => `Nobody was to be told of ${reference} after ${inWords(since)}; ${list(notified)} was.`,
  );
}

export function expectNobodyCalledTwiceAbout(environment: ScenarioEnvironment, nth: Nth): void {
  environment.need('escalation');
  const reference = referenceOf(environment, nth);
  const numbers = environment.telephone.placed.filter(({ says }) => names(says, reference)).map(({ to }) => to);
  assertShown(numbers.length > 0, `Nobody was to be called twice about ${reference}; nobody was called at all.`);
  const twice = numbers.filter((number, place) => numbers.indexOf(number) !== place);
  assertShown(twice.length === 0, () => `Nobody was to be called twice about ${reference}; ${list(twice)} was.`);
}

export function expectNobodyCalledAboutParts(environment: ScenarioEnvironment): void {
  environment.need('escalation');
  deny(environment, { by: 'call', to: null, what: 'nobody is called about a part' });
  const about = environment.telephone.placed.filter(({ says }) => environment.state.parts.some((part) => names(says, part)));
  assertShown(
    about.length === 0,
    () => `Nobody was to be called about a part; ${list(about.map(({ to, says }) => `${to} was: "${says}"`))}.`,
  );
}

/** Each caller is asked once for each report, by mail. */
export async function expectEachPartAsked(environment: ScenarioEnvironment): Promise<void> {
  const parts = environment.state.parts;
  assertShown(parts.length > 0, 'The incident was to have parts; it has none.');
  const asked = environment.mail.delivered.slice(environment.state.lettersBeforeConfirmation);
  const times = (part: string) => asked.filter((letter) => isAbout(letter, part)).length;
  const wrong = parts.filter((part) => times(part) !== 1);
  assertShown(
    wrong.length === 0,
    () =>
      `Each of ${parts.length} callers was to be asked once; of ${wrong.length} that is not so, ${wrong[0]!} the first: asked ${times(wrong[0]!)} times.`,
  );
}
