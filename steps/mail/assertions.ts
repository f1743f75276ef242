import { says, type Saying } from '../../adapters/desk-under-test.ts';
import type { Letter } from '../../simulators/mail/types.ts';
import type { Contact } from '../../standards/index.ts';
import { CALLER, deny, type ScenarioEnvironment } from '../environment/index.ts';
import { isAbout } from '../environment/references.ts';
import { assertShown, list, titleOf } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { after, expectInTime, isLate } from '../time/lateness.ts';
import {
  acknowledgement,
  acknowledgements,
  bundledUntil,
  lettersAbout,
  lettersSinceResolution,
  lettersToCaller,
} from './observations.ts';

/** Read in the mailbox that received it. */
export async function expectMailed(environment: ScenarioEnvironment, contact: Contact, moment: Moment): Promise<void> {
  environment.need('escalation');
  const when = at(environment, moment);
  const letters = environment.mail.inbox(contact.mail);
  await expectInTime(environment, letters, when, {
    what: `Mail to the ${titleOf(contact)}`,
    until: bundledUntil(environment, contact.mail, when),
    sentence() {
      const instead = letters.length
        ? `mail reached that mailbox at ${list(letters.map((letter) => inWords(letter.at)))}`
        : 'nothing reached that mailbox';
      return `The ${titleOf(contact)} was to get mail at ${inWords(when)}: ${instead}.`;
    },
  });
}

export function expectNoMail(environment: ScenarioEnvironment, contact: Contact): void {
  environment.need('escalation');
  deny(environment, { by: 'mail', to: contact.role, what: `the ${titleOf(contact)} gets no mail` });
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

export async function expectAcknowledgedWithin(environment: ScenarioEnvironment, span: Temporal.Duration): Promise<void> {
  const letter = await acknowledgement(environment);
  const waited = letter.at.since(environment.state.openedAt, { largestUnit: 'hours' });
  assertShown(
    !isLate(environment, letter.at, environment.state.openedAt.add(span)),
    `The reference was to reach the caller within ${span.toLocaleString('en-GB')}; it took ${waited.toLocaleString('en-GB')}.`,
  );
  environment.state.references.push(letter.reference);
}

export async function expectAcknowledgements(environment: ScenarioEnvironment, count: number): Promise<void> {
  const letters = await acknowledgements(environment);
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
  expectCallerMail(environment, environment.desk.wording.says['leave-patients-out']);

/** By structure: what a mail after the closing says is the desk's own wording. */
export async function expectToldOfClosing(environment: ScenarioEnvironment): Promise<void> {
  const { reference } = await theIncident(environment);
  const since = environment.mail.delivered.slice(environment.state.lettersBeforeClosing);
  assertShown(
    lettersAbout(environment, environment.state.caller.mail, reference, since).length > 0,
    `The caller was to be told by mail that ${reference} is closed; after the closing they got no mail about it.`,
  );
}

export async function expectCallerMailedAt(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const when = at(environment, moment);
  const letters = lettersToCaller(environment);
  await expectInTime(environment, letters, when, {
    what: 'Mail to the caller',
    sentence: () =>
      `The caller was to hear from the desk at ${inWords(when)}; they got ${letters.length ? `mail at ${list(letters.map((letter) => inWords(letter.at)))}` : 'no mail at all'}.`,
  });
}

export function expectCallerNotMailed(environment: ScenarioEnvironment, from: Moment, to: Moment): void {
  deny(environment, { by: 'mail', to: CALLER, what: `the caller is not written to between ${from.text} and ${to.text}` });
  const [begin, end] = [at(environment, from), at(environment, to)];
  const letters = after(environment, lettersToCaller(environment), begin.subtract({ nanoseconds: 1 })).filter(
    (letter) => Temporal.Instant.compare(letter.at, end) <= 0,
  );
  assertShown(
    letters.length === 0,
    () =>
      `The caller was to hear nothing between ${inWords(begin)} and ${inWords(end)}; they got mail at ${list(letters.map((letter) => inWords(letter.at)))}: "${letters[0]!.text.trim()}"`,
  );
}

/** By structure: a mail about the incident after its resolution. */
export async function expectAsked(environment: ScenarioEnvironment): Promise<void> {
  const letters = await lettersAboutResolution(environment);
  assertShown(
    letters.length > 0,
    'The caller was to be asked by mail whether it works again; after the resolution they got no mail about it.',
  );
}

async function lettersAboutResolution(environment: ScenarioEnvironment): Promise<readonly Letter[]> {
  const { reference } = await theIncident(environment);
  return lettersAbout(environment, environment.state.caller.mail, reference, lettersSinceResolution(environment));
}

/** A desk may write for other reasons meanwhile, so these are counted by its own words. */
async function timesAsked(environment: ScenarioEnvironment): Promise<number> {
  const letters = await lettersAboutResolution(environment);
  return letters.filter(({ text }) => says(environment.desk.wording, 'asks-whether-it-works', text)).length;
}

export async function expectNeitherAsked(environment: ScenarioEnvironment): Promise<void> {
  deny(environment, { by: 'mail', to: CALLER, what: 'the caller is not asked anything' });
  const asked = await timesAsked(environment);
  assertShown(asked === 0, `The caller was not to be asked anything; they were asked ${asked} times whether it works again.`);
}

export async function expectAskedOnce(environment: ScenarioEnvironment): Promise<void> {
  const asked = await timesAsked(environment);
  assertShown(asked === 1, `The caller was to be asked 1 times by mail whether it works again; they were asked ${asked} times.`);
}

export const expectNotice = async (environment: ScenarioEnvironment, contact: Contact, notice: Saying): Promise<void> =>
  expectMailedThat(environment, contact, environment.desk.wording.says[notice]);

/** Read in the contact's own mailbox, in a mail about this incident. */
export async function expectMailedThat(environment: ScenarioEnvironment, contact: Contact, words: string): Promise<void> {
  environment.need('escalation');
  const { reference } = await theIncident(environment);
  const about = environment.mail.inbox(contact.mail).filter((letter) => isAbout(letter, reference));
  assertShown(
    about.some(({ subject, text }) => `${subject} ${text}`.toLowerCase().includes(words.toLowerCase())),
    () =>
      `The ${titleOf(contact)} was to be told by mail that ${reference} "${words}"; they got ${list(about.map(({ subject }) => `"${subject}"`))}.`,
  );
}

/** Between two mails to the caller, from one moment to the other, lies no more than `span`. */
export function expectMailEvery(environment: ScenarioEnvironment, span: Temporal.Duration, from: Moment, to: Moment): void {
  const [begin, end] = [at(environment, from), at(environment, to)];
  const reference = environment.state.reference;
  const sentAt = lettersToCaller(environment)
    .filter((letter) => isAbout(letter, reference))
    .map((letter) => letter.at)
    .filter((when) => Temporal.Instant.compare(when, begin) >= 0 && Temporal.Instant.compare(when, end) <= 0);
  const marks = [begin, ...sentAt.sort((a, b) => Temporal.Instant.compare(a, b)), end];
  const gap = marks.slice(1).findIndex((when, i) => isLate(environment, when, marks[i]!.add(span)));
  assertShown(
    gap === -1,
    () =>
      `The caller of ${reference} was to hear something every ${span.total('minutes')} minutes; they heard nothing from ${inWords(marks[gap]!)} to ${inWords(marks[gap + 1]!)}.`,
  );
}
