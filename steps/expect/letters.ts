import type { Letter } from '../../simulators/mail/types.ts';
import type { Contact } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { list, assertShown, titleOf } from '../expectation.ts';

export const REFERENCE = /\bINC-\d{6,}\b/;

/** Seen in the mailbox that it was sent to. */
export function expectMailed(environment: ScenarioEnvironment, contact: Contact, moment: Moment): void {
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
  const [letter] = environment.mail.inbox(contact.mail);
  assertShown(
    letter === undefined,
    () => `The ${titleOf(contact)} was to get no mail, and got "${letter!.subject}" at ${inWords(letter!.at)}.`,
  );
}

/** Mail to the person who is the caller of this scenario. */
export const lettersToCaller = ({ mail, state }: ScenarioEnvironment): readonly Letter[] => mail.inbox(state.caller.mail);

/** The caller's acknowledgement: the first mail that names a reference. Throws when none came. */
export function acknowledgement(environment: ScenarioEnvironment): Letter & { readonly reference: string } {
  const letters = lettersToCaller(environment);
  const letter = letters.find(({ subject, text }) => REFERENCE.test(`${subject} ${text}`));
  assertShown(
    letter !== undefined,
    () => `The caller was to get their reference by mail, and got ${list(letters.map(({ subject }) => `"${subject}"`))}.`,
  );
  return { ...letter, reference: REFERENCE.exec(`${letter.subject} ${letter.text}`)![0] };
}

export function expectAcknowledgedWithin(environment: ScenarioEnvironment, span: Temporal.Duration): void {
  const letter = acknowledgement(environment);
  const waited = letter.at.since(environment.state.openedAt, { largestUnit: 'hours' });
  assertShown(
    Temporal.Duration.compare(waited, span) <= 0,
    `The reference was to reach the caller within ${span.toLocaleString('en-GB')}, and took ${waited.toLocaleString('en-GB')}.`,
  );
  environment.state.references.push(letter.reference);
}

export function expectCallerMail(environment: ScenarioEnvironment, words: string): void {
  const letters = lettersToCaller(environment);
  assertShown(
    letters.some(({ subject, text }) => `${subject}\n${text}`.toLowerCase().includes(words.toLowerCase())),
    () =>
      `The caller was to read "${words}" in a mail. ${letters.length ? `They got: ${list(letters.map(({ subject, text }) => `"${subject}: ${text.trim()}"`))}` : 'They got no mail at all'}.`,
  );
}

export function expectAcknowledgements(environment: ScenarioEnvironment, count: number): void {
  const letters = lettersToCaller(environment).filter(({ subject, text }) => REFERENCE.test(`${subject} ${text}`));
  assertShown(letters.length === count, `The caller was to get ${count} acknowledgement, and got ${letters.length}.`);
}

export function expectCallerWritten(environment: ScenarioEnvironment, moment: Moment): void {
  const when = at(environment, moment);
  const letters = lettersToCaller(environment);
  assertShown(
    letters.some((letter) => letter.at.equals(when)),
    () =>
      `The caller was to hear from the desk at ${inWords(when)}, and got ${letters.length ? `mail at ${list(letters.map((letter) => inWords(letter.at)))}` : 'no mail at all'}.`,
  );
}

export function expectCallerUnwritten(environment: ScenarioEnvironment, from: Moment, to: Moment): void {
  const [begin, end] = [at(environment, from), at(environment, to)];
  const letters = lettersToCaller(environment).filter(
    (letter) => Temporal.Instant.compare(letter.at, begin) >= 0 && Temporal.Instant.compare(letter.at, end) <= 0,
  );
  assertShown(
    letters.length === 0,
    () =>
      `The caller was to hear nothing between ${inWords(begin)} and ${inWords(end)}, and got mail at ${list(letters.map((letter) => inWords(letter.at)))}: "${letters[0]!.text.trim()}"`,
  );
}

/** Many warnings in few letters; counted by the references that the person reads. */
export function expectWarnedOfAll(environment: ScenarioEnvironment, contact: Contact, count: number, letters: number): void {
  const inbox = environment.mail.inbox(contact.mail);
  const named = inbox.flatMap(({ text }) => text.match(new RegExp(REFERENCE, 'g')) ?? []);
  const missing = environment.state.references.filter((reference) => !named.includes(reference));
  const twice = named.filter((reference, place) => named.indexOf(reference) !== place);
  assertShown(
    environment.state.references.length === count,
    `The scenario speaks of ${count} incidents, and has ${environment.state.references.length}.`,
  );
  assertShown(
    missing.length === 0,
    () => `The ${titleOf(contact)} was to be warned of all ${count}, and never read of ${list(missing)}.`,
  );
  assertShown(twice.length === 0, () => `The ${titleOf(contact)} was to be warned once of each, and twice of ${list(twice)}.`);
  assertShown(
    inbox.length === letters,
    () =>
      `The ${titleOf(contact)} was to get ${letters} letters, and got ${inbox.length}, at ${list(inbox.map((letter) => inWords(letter.at)))}.`,
  );
  environment.state.warnings = inbox;
}

export function expectLastBefore(environment: ScenarioEnvironment, moment: Moment): void {
  const when = at(environment, moment);
  const last = environment.state.warnings.at(-1)!;
  assertShown(
    Temporal.Instant.compare(last.at, when) < 0,
    `The last letter was to come before ${inWords(when)}, and came at ${inWords(last.at)}.`,
  );
}

/** The desk asks for the caller's word before it closes anything. */
export function questions(environment: ScenarioEnvironment): readonly Letter[] {
  return lettersToCaller(environment).filter(({ text }) => /works again/i.test(text) && text.includes('?'));
}

export function expectAskedTimes(environment: ScenarioEnvironment, times?: number): void {
  const asked = questions(environment).length;
  assertShown(
    times === undefined ? asked > 0 : asked === times,
    `The caller was to be asked ${times === undefined ? '' : `${times} times `}by mail whether it works again, and was asked ${asked} times.`,
  );
}

export function expectMailCount(environment: ScenarioEnvironment, contact: Contact, count: number): void {
  const letters = environment.mail.inbox(contact.mail);
  assertShown(
    letters.length === count,
    () =>
      `The ${titleOf(contact)} was to get ${count} mail, and got ${letters.length}: ${list(letters.map(({ subject }) => `"${subject}"`))}.`,
  );
}

export function expectNeitherAsked(environment: ScenarioEnvironment): void {
  const asked = questions(environment).length;
  assertShown(asked === 0, `The caller was not to be asked anything, and was asked ${asked} times whether it works again.`);
}

export const expectAsked = (environment: ScenarioEnvironment): void => expectAskedTimes(environment);
export const expectAskedOnce = (environment: ScenarioEnvironment): void => expectAskedTimes(environment, 1);
export const expectTaught = (environment: ScenarioEnvironment): void =>
  expectCallerMail(environment, 'Please do not send patient details');
