import type { Letter } from '../../simulators/mail/types.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { isAbout } from '../environment/references.ts';
import { assertShown, list } from '../expectation.ts';
import { theTicket } from '../supplier/observations.ts';

/** Mail to the scenario's caller. */
export const lettersToCaller = ({ mail, state }: ScenarioEnvironment): readonly Letter[] => mail.inbox(state.caller.mail);

/** Mails to the caller that name an incident which the desk holds, each with its reference. */
export async function acknowledgements(
  environment: ScenarioEnvironment,
): Promise<readonly (Letter & { readonly reference: string })[]> {
  const held = await environment.desk.everything();
  return lettersToCaller(environment).flatMap((letter) => {
    const named = held.find(({ reference }) => isAbout(letter, reference));
    return named ? [{ ...letter, reference: named.reference }] : [];
  });
}

/** The caller's acknowledgement: the first mail that names a reference. Throws if there is none. */
export async function acknowledgement(environment: ScenarioEnvironment): Promise<Letter & { readonly reference: string }> {
  const [letter] = await acknowledgements(environment);
  assertShown(
    letter !== undefined,
    () =>
      `The caller was to get their reference by mail; they got ${list(lettersToCaller(environment).map(({ subject }) => `"${subject}"`))}.`,
  );
  return letter;
}

/** What was delivered since something was resolved, by us or by the supplier. */
export function lettersSinceResolution(environment: ScenarioEnvironment): readonly Letter[] {
  const { delivered } = environment.mail;
  const since = environment.state.lettersBeforeResolution;
  if (since !== 'by-supplier') return delivered.slice(since);
  const { resolutionDate } = theTicket(environment);
  if (resolutionDate === undefined) return [];
  return delivered.filter(({ at }) => Temporal.Instant.compare(at, Temporal.Instant.from(resolutionDate)) >= 0);
}

/** Those of the letters that reached an address and are about an incident. */
export function lettersAbout(
  { mail }: ScenarioEnvironment,
  address: string,
  reference: string,
  among: readonly Letter[] = mail.delivered,
): readonly Letter[] {
  const wanted = new Set(among);
  return mail.inbox(address).filter((letter) => wanted.has(letter) && isAbout(letter, reference));
}

/**
 * Until when the plan lets a warning to this address wait that falls due at `when`, because a letter about older incidents went there just
 * before: warnings within the plan's window leave together. Null: there was none.
 */
export function bundledUntil(
  { mail, other, standard }: ScenarioEnvironment,
  address: string,
  when: Temporal.Instant,
): Temporal.Instant | null {
  const own = new Set(mail.inbox(address));
  const ends = other.mail
    .inbox(address)
    .filter((letter) => !own.has(letter) && Temporal.Instant.compare(letter.at, when) <= 0)
    .map(({ at }) => at.add(standard.escalation.digestWindow));
  return ends.findLast((end) => Temporal.Instant.compare(end, when) > 0) ?? null;
}
