import type { Contact } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list, titleOf } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { acknowledgement, confirmationRequests, lettersToCaller, REFERENCE } from './observations.ts';

/** Read in the mailbox that received it. */
export function expectMailed(environment: ScenarioEnvironment, contact: Contact, moment: Moment): void {
  environment.need('escalation');
  const when = at(environment, moment);
  const letters = environment.mail.inbox(contact.mail);
  assertShown(
    letters.some((letter) => letter.at.equals(when)),
    () => {
      const instead = letters.length
        ? `mail reached that mailbox at ${list(letters.map((letter) => inWords(letter.at)))}`
        : 'nothing reached that mailbox';
      return `The ${titleOf(contact)} was to get mail at ${inWords(when)}: ${instead}.`;
    },
  );
}

export function expectNoMail(environment: ScenarioEnvironment, contact: Contact): void {
  environment.need('escalation');
  const [letter] = environment.mail.inbox(contact.mail);
  assertShown(
    letter === undefined,
    () => `The ${titleOf(contact)} was to get no mail; they got "${letter!.subject}" at ${inWords(letter!.at)}.`,
  );
}

export function expectMailCount(environment: ScenarioEnvironment, contact: Contact, count: number): void {
  environment.need('escalation');
  const letters = environment.mail.inbox(contact.mail);
  assertShown(
    letters.length === count,
    () =>
      `The ${titleOf(contact)} was to get ${count} mail; they got ${letters.length}: ${list(letters.map(({ subject }) => `"${subject}"`))}.`,
  );
}

export function expectAcknowledgedWithin(environment: ScenarioEnvironment, span: Temporal.Duration): void {
  const letter = acknowledgement(environment);
  const waited = letter.at.since(environment.state.openedAt, { largestUnit: 'hours' });
  assertShown(
    Temporal.Duration.compare(waited, span) <= 0,
    `The reference was to reach the caller within ${span.toLocaleString('en-GB')}; it took ${waited.toLocaleString('en-GB')}.`,
  );
  environment.state.references.push(letter.reference);
}

export function expectAcknowledgements(environment: ScenarioEnvironment, count: number): void {
  const letters = lettersToCaller(environment).filter(({ subject, text }) => REFERENCE.test(`${subject} ${text}`));
  assertShown(letters.length === count, `The caller was to get ${count} acknowledgement; they got ${letters.length}.`);
}

export function expectCallerMail(environment: ScenarioEnvironment, words: string): void {
  const letters = lettersToCaller(environment);
  assertShown(
    letters.some(({ subject, text }) => `${subject}\n${text}`.toLowerCase().includes(words.toLowerCase())),
    () =>
      `The caller was to read "${words}" in a mail. ${letters.length ? `They got: ${list(letters.map(({ subject, text }) => `"${subject}: ${text.trim()}"`))}` : 'They got no mail at all'}.`,
  );
}

export const expectPatientDataNotice = (environment: ScenarioEnvironment): void =>
  expectCallerMail(environment, 'Please do not send patient details');

export function expectCallerMailedAt(environment: ScenarioEnvironment, moment: Moment): void {
  const when = at(environment, moment);
  const letters = lettersToCaller(environment);
  assertShown(
    letters.some((letter) => letter.at.equals(when)),
    () =>
      `The caller was to hear from the desk at ${inWords(when)}; they got ${letters.length ? `mail at ${list(letters.map((letter) => inWords(letter.at)))}` : 'no mail at all'}.`,
  );
}

export function expectCallerNotMailed(environment: ScenarioEnvironment, from: Moment, to: Moment): void {
  const [begin, end] = [at(environment, from), at(environment, to)];
  const letters = lettersToCaller(environment).filter(
    (letter) => Temporal.Instant.compare(letter.at, begin) >= 0 && Temporal.Instant.compare(letter.at, end) <= 0,
  );
  assertShown(
    letters.length === 0,
    () =>
      `The caller was to hear nothing between ${inWords(begin)} and ${inWords(end)}; they got mail at ${list(letters.map((letter) => inWords(letter.at)))}: "${letters[0]!.text.trim()}"`,
  );
}

function expectAskedTimes(environment: ScenarioEnvironment, times?: number): void {
  const asked = confirmationRequests(environment).length;
  assertShown(
    times === undefined ? asked > 0 : asked === times,
    `The caller was to be asked ${times === undefined ? '' : `${times} times `}by mail whether it works again; they were asked ${asked} times.`,
  );
}

export function expectNeitherAsked(environment: ScenarioEnvironment): void {
  const asked = confirmationRequests(environment).length;
  assertShown(asked === 0, `The caller was not to be asked anything; they were asked ${asked} times whether it works again.`);
}

export const expectAsked = (environment: ScenarioEnvironment): void => expectAskedTimes(environment);

export const expectAskedOnce = (environment: ScenarioEnvironment): void => expectAskedTimes(environment, 1);

/** Read in the contact's own mailbox, in a mail about this incident. */
export async function expectMailedThat(environment: ScenarioEnvironment, contact: Contact, words: string): Promise<void> {
  environment.need('escalation');
  const { reference } = await theIncident(environment);
  const about = environment.mail.inbox(contact.mail).filter(({ subject, text }) => `${subject} ${text}`.includes(reference));
  assertShown(
    about.some(({ subject, text }) => `${subject} ${text}`.includes(words)),
    () =>
      `The ${titleOf(contact)} was to be told by mail that ${reference} "${words}"; they got ${list(about.map(({ subject }) => `"${subject}"`))}.`,
  );
}

/** Between two mails to the caller, from one moment to the other, lies no more than `span`. */
export function expectMailEvery(environment: ScenarioEnvironment, span: Temporal.Duration, from: Moment, to: Moment): void {
  const [begin, end] = [at(environment, from), at(environment, to)];
  const reference = environment.state.reference;
  const sentAt = lettersToCaller(environment)
    .filter(({ subject, text }) => `${subject} ${text}`.includes(reference))
    .map((letter) => letter.at)
    .filter((when) => Temporal.Instant.compare(when, begin) >= 0 && Temporal.Instant.compare(when, end) <= 0);
  const marks = [begin, ...sentAt.sort((a, b) => Temporal.Instant.compare(a, b)), end];
  const gap = marks.slice(1).findIndex((when, i) => when.since(marks[i]!).total('seconds') > span.total('seconds'));
  assertShown(
    gap === -1,
    () =>
      `The caller of ${reference} was to hear something every ${span.total('minutes')} minutes; they heard nothing from ${inWords(marks[gap]!)} to ${inWords(marks[gap + 1]!)}.`,
  );
}
