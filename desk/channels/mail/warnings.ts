import type { Arrived, Filing } from './filing.ts';
import type { ParsedMail } from './parse.ts';
import type { Received } from './types.ts';
import type { Actor } from '../../domain/access/actor.ts';
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

/**
 * What a person of the plan answers to a letter of warnings goes to the incidents that it names, whose ever they are: only whoever got the letter
 * knows its Message-ID. An answer that names none, or that none takes any more, is a contact for the shift: it is never lost.
 */
export function answerToWarnings(policy: Pick<Policy, 'organisations'>, file: Filing) {
  return async (warned: readonly string[], arrival: Arrived, actor: Actor): Promise<Received> => {
    const { mail, content } = arrival;
    const writer: Actor = actor.role === 'caller' ? { ...actor, organisation: null } : actor;
    const filed: Received[] = [];
    for (const reference of answeredOf(mail, warned)) {
      const done = await file.reply(reference, arrival, writer);
      if (done) filed.push(done);
    }
    if (filed[0]) return filed[0];
    const host = policy.organisations.find(({ kind }) => kind === 'trust') ?? policy.organisations[0];
    const caller = { name: actor.name, organisation: actor.organisation ?? host?.id ?? '', mail: mail.from };
    const about = `This answers a letter of warnings about ${warned.join(', ')}.`;
    const forShift = {
      ...arrival,
      mail: { ...mail, subject: `Answer to warnings: ${mail.subject}` },
      content: { ...content, text: `${content.text}\n\n${about}` },
    };
    const by = actor.role === 'caller' ? { ...actor, organisation: caller.organisation } : actor;
    return file.open(forShift, { channel: 'email', caller, actor: by, type: 'enquiry' });
  };
}
