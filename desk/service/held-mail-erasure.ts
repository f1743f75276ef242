import { fileWithoutPassage } from './without-passage.ts';
import type { Incident } from '../domain/incident/index.ts';
import type { HeldMail, Store, StoredHeldMail } from '../store/index.ts';
import { withoutPassage } from '../../kernel/index.ts';

/** Whether a held mail is about an incident: it names it, or is of somebody who wrote about it. Nothing else binds the two. */
function isAbout({ from, subject, text }: Pick<HeldMail, 'from' | 'subject' | 'text'>, incident: Incident): boolean {
  const { caller, mail, events, reference } = incident;
  const wrote = events.flatMap((event) => event.texts['from'] ?? []);
  const writers = [caller.mail, mail.replyTo, mail.replyToElsewhere, ...wrote].flatMap((each) => each?.toLowerCase() ?? []);
  return writers.includes(from.toLowerCase()) || `${subject} ${text}`.toUpperCase().includes(reference);
}

/** A held mail without a passage; null when it does not hold it. A file that nothing can be removed from is withheld later. */
export async function heldMailWithout(mail: StoredHeldMail, passage: string): Promise<StoredHeldMail | null> {
  const clean = <T extends string | null>(text: T): T => (text === null ? text : (withoutPassage(text, passage) as T));
  const words = {
    from: clean(mail.from),
    name: clean(mail.name),
    subject: clean(mail.subject),
    text: clean(mail.text),
    notKept: clean(mail.notKept),
    dismissed: clean(mail.dismissed),
    messageId: clean(mail.messageId) === mail.messageId ? mail.messageId : null,
  };
  const files = await Promise.all(
    mail.files.map(async (file) => {
      const { name, content, holdsIt } = await fileWithoutPassage(file, passage);
      const { finding } = file;
      return { ...file, name, content, ...(holdsIt ? ({ finding: 'holds-passage' } as const) : finding && { finding }) };
    }),
  );
  const isSame =
    Object.entries(words).every(([name, text]) => text === mail[name as keyof typeof words]) &&
    files.every(
      ({ name, content, finding }, i) =>
        name === mail.files[i]!.name && finding === mail.files[i]!.finding && content.equals(mail.files[i]!.content),
    );
  return isSame ? null : { ...mail, ...words, files };
}

/** The held mails about an incident that hold a passage, without it. */
export async function heldMailsWithout(
  { heldMails }: Pick<Store, 'heldMails'>,
  incident: Incident,
  passage: string,
): Promise<readonly StoredHeldMail[]> {
  const about = (await heldMails.words()).filter((mail) => isAbout(mail, incident));
  const mails = (await Promise.all(about.map(async ({ id }) => heldMails.one(id)))).filter((mail) => mail !== null);
  return (await Promise.all(mails.map(async (mail) => heldMailWithout(mail, passage)))).filter((mail) => mail !== null);
}
