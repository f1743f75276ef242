import { contentOf, keyOfMail, type Content } from './content.ts';
import type { ParsedMail } from './parse.ts';
import type { Received, ReceiveOptions } from './types.ts';
import type { Writer } from './writer.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import type { Caller, MailFacts, NewContact } from '../../domain/incident/contact.ts';
import { serviceOf } from '../../domain/incident/service-named.ts';
import type { HeldBecause } from '../../views/types.ts';
import { truncate, Refusal } from '../../../kernel/index.ts';

const LONGEST_SUMMARY = 200;

/** A mail that was read, with the content the desk keeps. */
export interface Arrived {
  readonly mail: ParsedMail;
  readonly content: Content;
  /** Key that identifies a repeated delivery; null: each delivery is a new mail. */
  readonly key: string | null;
}
export const arrived = (mail: ParsedMail): Arrived => ({ mail, content: contentOf(mail), key: keyOfMail(mail) });

export interface Opening {
  readonly channel: 'email' | 'fax';
  readonly caller: Caller;
  readonly actor: Actor;
  readonly type?: NewContact['type'];
  readonly facts?: MailFacts;
}

/**
 * The four outcomes of a mail: a contact, a reply, a remark on an incident, or held for a person. Each resolves after the durable
 * commit.
 */
export function filing({ service, policy }: Pick<ReceiveOptions, 'service' | 'policy'>) {
  const keepFiles = async (reference: string, { content: { files } }: Arrived, actor: Actor) => {
    for (const file of files) await service.attachOnce(reference, file, actor);
  };
  const idOf = ({ messageId }: ParsedMail) => (messageId === '' ? {} : { messageId });
  const onceKey = ({ key }: Arrived, reference: string) => (key === null ? undefined : `mail ${key} ${reference}`);

  return {
    async open(arrival: Arrived, { channel, caller, actor, type = 'incident', facts = {} }: Opening): Promise<Received> {
      const { mail, content, key } = arrival;
      const contact: NewContact = {
        channel,
        caller,
        // A quoted letter of warnings names services itself, so no service is derived from an enquiry's text.
        service: type === 'enquiry' ? serviceOf(policy, '', '') : serviceOf(policy, mail.subject, content.text),
        type,
        summary: truncate(
          mail.subject || (channel === 'fax' ? `Fax from ${caller.telephone ?? 'an unknown machine'}` : '(no subject)'),
          LONGEST_SUMMARY,
        ),
        description: content.text.trim() || (channel === 'fax' ? 'See the attached fax.' : '(no text)'),
        ...policy.severity.untriaged,
        safety: [],
        ...idOf(mail),
        ...(key !== null && { mailKey: key }),
        mail: { ...facts, ...(content.notKept !== '' && { notKept: content.notKept }) },
      };
      const { reference } = await service.open(contact, actor);
      await keepFiles(reference, arrival, actor);
      return { as: channel, reference };
    },
    /** Null: the incident accepts no more replies, so the caller's mail becomes a new contact. */
    async reply(reference: string, arrival: Arrived, actor: Actor): Promise<Received | null> {
      const { mail, content } = arrival;
      const { text, notKept } = content;
      try {
        const says =
          actor.role === 'caller'
            ? ({ do: 'receiveReply', text, ...idOf(mail), from: mail.from, ...(notKept !== '' && { notKept }) } as const)
            : ({ do: 'note', text: `${text.trim() || '(no text)'}${notKept && `\n\nNot kept: ${notKept}.`}` } as const);
        await service.command(reference, says, actor, onceKey(arrival, reference));
      } catch (error) {
        if (error instanceof Refusal && error.code === 'wrong-state') return null;
        throw error;
      }
      await keepFiles(reference, arrival, actor);
      return { as: 'reply', reference };
    },
    /** Records a program's mail on the incident without counting it as a person's reply. */
    async remark(reference: string, arrival: Arrived): Promise<Received> {
      const { mail, content } = arrival;
      const text = [mail.subject, content.text.trim(), content.notKept && `Not kept: ${content.notKept}.`]
        .filter(Boolean)
        .join('\n\n');
      const says = { do: 'receiveAutomaticMail', text, from: mail.from || 'nobody', ...idOf(mail) } as const;
      await service.command(reference, says, SYSTEM, onceKey(arrival, reference));
      await keepFiles(reference, arrival, SYSTEM);
      return { as: 'remark', reference };
    },
    async hold({ mail, content, key }: Arrived, why: HeldBecause, writer: Writer | null): Promise<Received> {
      await service.hold({
        key,
        why,
        from: mail.from,
        name: writer?.sender.name ?? mail.fromName ?? '',
        organisation: writer?.sender.organisation ?? null,
        subject: mail.subject,
        text: content.text,
        notKept: content.notKept,
        messageId: mail.messageId === '' ? null : mail.messageId,
        // Files of an unknown sender are not kept, so that strangers cannot fill the store.
        files: writer === null ? [] : content.files,
      });
      return { as: 'held', why };
    },
  };
}
export type Filing = ReturnType<typeof filing>;
