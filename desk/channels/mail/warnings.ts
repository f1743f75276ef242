import type { Arrived, Filing } from './filing.ts';
import type { ParsedMail } from './parse.ts';
import type { Received } from './types.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Sender } from '../../domain/access/sender.ts';
import type { Policy } from '../../../standards/index.ts';

/** Separators that programs put above quoted text when they do not mark each line. */
const QUOTED_BELOW = /^(?:-{2,} ?Original Message ?-{2,}|_{8,}|From: .*)\s*$/im;

/** The writer's own text, without quoted lines and the line that introduces them. */
const ownWords = (text: string): string =>
  text
    .split(QUOTED_BELOW, 1)[0]!
    .split(/\r?\n/)
    .filter((line, i, all) => !/^\s*>/.test(line) && !(/:\s*$/.test(line) && /^\s*>/.test(all[i + 1] ?? '')))
    .join('\n');

/** The incidents that an answer to a letter of warnings is about: those it names, or the only one in the letter. Pure. */
export function answeredOf(
  { subject, text }: Pick<ParsedMail, 'subject' | 'text'>,
  warned: readonly string[],
): readonly string[] {
  const own = `${subject}\n${ownWords(text)}`.toUpperCase();
  const isNamed = (reference: string) =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])${RegExp.escape(reference)}(?!\p{N})`, 'u').test(own);
  return warned.length === 1 ? warned : warned.filter(isNamed);
}

/** A person whom the plan mails, even if they belong to no organisation that the desk serves. */
export function warnedSender({ contacts, rota }: Pick<Policy, 'contacts' | 'rota'>, address: string): Sender | null {
  const found = [...contacts, ...rota.people].find(({ mail }) => mail?.toLowerCase() === address.toLowerCase());
  return found ? { name: found.name, organisation: null, account: null } : null;
}

/**
 * An answer to a letter of warnings goes to the incidents it names, of any organisation: only a recipient knows the letter's
 * Message-ID. An answer that names none, or only incidents that accept no reply, becomes a contact for the shift, so that it is
 * never lost.
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
