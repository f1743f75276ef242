import type { ParsedMail } from './parse.ts';
import type { Sender } from '../../domain/access/sender.ts';
import type { Policy } from '../../../standards/index.ts';

/** Programs that do not mark each line put one of these above what they quote. */
const QUOTED_BELOW = /^(?:-{2,} ?Original Message ?-{2,}|_{8,}|From: .*)\s*$/im;

/** What somebody wrote themselves: without the lines that their program quoted, and the line that introduces them. */
const ownWords = (text: string): string =>
  text
    .split(QUOTED_BELOW, 1)[0]!
    .split(/\r?\n/)
    .filter((line, i, all) => !/^\s*>/.test(line) && !(/:\s*$/.test(line) && /^\s*>/.test(all[i + 1] ?? '')))
    .join('\n');

/** Which of the incidents of a letter of warnings an answer to it is about: those it names, or the only one there is. Pure. */
export function answeredOf(
  { subject, text }: Pick<ParsedMail, 'subject' | 'text'>,
  warned: readonly string[],
): readonly string[] {
  const named = new Set(`${subject}\n${ownWords(text)}`.toUpperCase().match(/\bINC-\d{6,15}\b/g));
  return warned.length === 1 ? warned : warned.filter((reference) => named.has(reference));
}

/** Somebody whom the plan mails, though they are of no organisation that the desk serves. */
export function warnedSender({ contacts, rota }: Pick<Policy, 'contacts' | 'rota'>, address: string): Sender | null {
  const found = [...contacts, ...rota.people].find(({ mail }) => mail?.toLowerCase() === address.toLowerCase());
  return found ? { name: found.name, organisation: null, account: null } : null;
}
