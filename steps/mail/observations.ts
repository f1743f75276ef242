import type { Letter } from '../../simulators/mail/types.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';

export const REFERENCE = /\bINC-\d{6,}\b/;

/** Mail to the scenario's caller. */
export const lettersToCaller = ({ mail, state }: ScenarioEnvironment): readonly Letter[] => mail.inbox(state.caller.mail);

/** The caller's acknowledgement: the first mail that names a reference. Throws if there is none. */
export function acknowledgement(environment: ScenarioEnvironment): Letter & { readonly reference: string } {
  const letters = lettersToCaller(environment);
  const letter = letters.find(({ subject, text }) => REFERENCE.test(`${subject} ${text}`));
  assertShown(
    letter !== undefined,
    () => `The caller was to get their reference by mail; they got ${list(letters.map(({ subject }) => `"${subject}"`))}.`,
  );
  return { ...letter, reference: REFERENCE.exec(`${letter.subject} ${letter.text}`)![0] };
}

/** The mails that ask the caller to confirm a resolution. */
export function confirmationRequests(environment: ScenarioEnvironment): readonly Letter[] {
  return lettersToCaller(environment).filter(({ text }) => /works again/i.test(text) && text.includes('?'));
}
