import type { Letter } from '../../simulators/mail/types.ts';
import type { Contact } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { list, show, titleOf } from './shown.ts';

export const REFERENCE = /\bINC-\d{6,}\b/;

/** Seen in the mailbox that it was sent to. */
export function expectMailed(stage: Stage, contact: Contact, moment: Moment): void {
  const when = at(stage, moment);
  const letters = stage.mail.inbox(contact.mail);
  show(
    letters.some((letter) => letter.at.equals(when)),
    () => {
      const instead = letters.length
        ? `mail reached that mailbox at ${list(letters.map((letter) => inWords(letter.at)))}`
        : 'nothing reached that mailbox';
      return `The ${titleOf(contact)} was to get mail at ${inWords(when)}: ${instead}.`;
    },
  );
}

export function expectNoMail(stage: Stage, contact: Contact): void {
  const [letter] = stage.mail.inbox(contact.mail);
  show(
    letter === undefined,
    () => `The ${titleOf(contact)} was to get no mail, and got "${letter!.subject}" at ${inWords(letter!.at)}.`,
  );
}

/** Mail to the person who is the caller of this scenario. */
export const lettersToCaller = ({ mail, memory }: Stage): readonly Letter[] => mail.inbox(memory.caller!.mail);

/** The caller's acknowledgement: the first mail that names a reference. Throws when none came. */
export function acknowledgement(stage: Stage): Letter & { readonly reference: string } {
  const letters = lettersToCaller(stage);
  const letter = letters.find(({ subject, text }) => REFERENCE.test(`${subject} ${text}`));
  show(
    letter !== undefined,
    () => `The caller was to get their reference by mail, and got ${list(letters.map(({ subject }) => `"${subject}"`))}.`,
  );
  return { ...letter, reference: REFERENCE.exec(`${letter.subject} ${letter.text}`)![0] };
}

export function expectAcknowledgedWithin(stage: Stage, span: Temporal.Duration): void {
  const letter = acknowledgement(stage);
  const waited = letter.at.since(stage.memory.openedAt!, { largestUnit: 'hours' });
  show(
    Temporal.Duration.compare(waited, span) <= 0,
    `The reference was to reach the caller within ${span.toLocaleString('en-GB')}, and took ${waited.toLocaleString('en-GB')}.`,
  );
  stage.memory.references.push(letter.reference);
}

export function expectCallerMail(stage: Stage, words: string): void {
  const letters = lettersToCaller(stage);
  show(
    letters.some(({ subject, text }) => `${subject}\n${text}`.toLowerCase().includes(words.toLowerCase())),
    () =>
      `The caller was to read "${words}" in a mail. ${letters.length ? `They got: ${list(letters.map(({ subject, text }) => `"${subject}: ${text.trim()}"`))}` : 'They got no mail at all'}.`,
  );
}

export function expectAcknowledgements(stage: Stage, count: number): void {
  const letters = lettersToCaller(stage).filter(({ subject, text }) => REFERENCE.test(`${subject} ${text}`));
  show(letters.length === count, `The caller was to get ${count} acknowledgement, and got ${letters.length}.`);
}

export function expectCallerWritten(stage: Stage, moment: Moment): void {
  const when = at(stage, moment);
  const letters = lettersToCaller(stage);
  show(
    letters.some((letter) => letter.at.equals(when)),
    () =>
      `The caller was to hear from the desk at ${inWords(when)}, and got ${letters.length ? `mail at ${list(letters.map((letter) => inWords(letter.at)))}` : 'no mail at all'}.`,
  );
}

export function expectCallerUnwritten(stage: Stage, from: Moment, to: Moment): void {
  const [begin, end] = [at(stage, from), at(stage, to)];
  const letters = lettersToCaller(stage).filter(
    (letter) => Temporal.Instant.compare(letter.at, begin) >= 0 && Temporal.Instant.compare(letter.at, end) <= 0,
  );
  show(
    letters.length === 0,
    () =>
      `The caller was to hear nothing between ${inWords(begin)} and ${inWords(end)}, and got mail at ${list(letters.map((letter) => inWords(letter.at)))}: "${letters[0]!.text.trim()}"`,
  );
}

/** Many warnings in few letters; counted by the references that the person reads. */
export function expectWarnedOfAll(stage: Stage, contact: Contact, count: number, letters: number): void {
  const inbox = stage.mail.inbox(contact.mail);
  const named = inbox.flatMap(({ text }) => text.match(new RegExp(REFERENCE, 'g')) ?? []);
  const missing = stage.memory.references.filter((reference) => !named.includes(reference));
  const twice = named.filter((reference, place) => named.indexOf(reference) !== place);
  show(
    stage.memory.references.length === count,
    `The scenario speaks of ${count} incidents, and has ${stage.memory.references.length}.`,
  );
  show(
    missing.length === 0,
    () => `The ${titleOf(contact)} was to be warned of all ${count}, and never read of ${list(missing)}.`,
  );
  show(twice.length === 0, () => `The ${titleOf(contact)} was to be warned once of each, and twice of ${list(twice)}.`);
  show(
    inbox.length === letters,
    () =>
      `The ${titleOf(contact)} was to get ${letters} letters, and got ${inbox.length}, at ${list(inbox.map((letter) => inWords(letter.at)))}.`,
  );
  stage.memory.noted.set('letters', inbox);
}

export function expectLastBefore(stage: Stage, moment: Moment): void {
  const when = at(stage, moment);
  const last = (stage.memory.noted.get('letters') as readonly Letter[]).at(-1)!;
  show(
    Temporal.Instant.compare(last.at, when) < 0,
    `The last letter was to come before ${inWords(when)}, and came at ${inWords(last.at)}.`,
  );
}

/** The desk asks for the caller's word before it closes anything. */
export function questions(stage: Stage): readonly Letter[] {
  return lettersToCaller(stage).filter(({ text }) => /works again/i.test(text) && text.includes('?'));
}

export function expectAskedTimes(stage: Stage, times?: number): void {
  const asked = questions(stage).length;
  show(
    times === undefined ? asked > 0 : asked === times,
    `The caller was to be asked ${times === undefined ? '' : `${times} times `}by mail whether it works again, and was asked ${asked} times.`,
  );
}

export function expectMailCount(stage: Stage, contact: Contact, count: number): void {
  const letters = stage.mail.inbox(contact.mail);
  show(
    letters.length === count,
    () =>
      `The ${titleOf(contact)} was to get ${count} mail, and got ${letters.length}: ${list(letters.map(({ subject }) => `"${subject}"`))}.`,
  );
}

export function expectNeitherAsked(stage: Stage): void {
  const asked = questions(stage).length;
  show(asked === 0, `The caller was not to be asked anything, and was asked ${asked} times whether it works again.`);
}

export const expectAsked = (stage: Stage): void => expectAskedTimes(stage);
export const expectAskedOnce = (stage: Stage): void => expectAskedTimes(stage, 1);
export const expectTaught = (stage: Stage): void => expectCallerMail(stage, 'Please do not send patient details');
