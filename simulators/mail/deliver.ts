import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Clock, Ids } from '../../kernel/index.ts';
import { DeskAnswered } from '../wire/desk-answered.ts';
import type { OutgoingMail, RawMail } from './types.ts';

export interface MailSenderOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly smtp: () => { readonly host: string; readonly port: number };
}

/** Sends mail to the desk's SMTP listener, on one connection per message. */
export function createMailSender({ clock, ids, smtp }: MailSenderOptions) {
  const deliver = async (message: SendMailOptions): Promise<void> => {
    const { host, port } = smtp();
    const transport = createTransport({ host, port, name: 'relay.example', ignoreTLS: true, secure: false });
    try {
      await clock.track(transport.sendMail(message));
    } catch (error) {
      if (!(error instanceof Error) || !('responseCode' in error)) throw error;
      throw new DeskAnswered(`the desk refused a mail: ${error.message}`, { cause: error });
    } finally {
      transport.close();
    }
  };
  const send = async ({
    from,
    to,
    subject,
    text,
    inReplyTo,
    references,
    headers,
    attachments,
    messageId: known,
  }: OutgoingMail): Promise<string> => {
    const messageId = known ?? `<${ids.uuid('message-id')}@${from.split('@').at(-1) ?? 'mail.example'}>`;
    const letter = {
      from,
      to,
      subject,
      text,
      messageId,
      date: clock.now().toString(),
      xMailer: false as const,
      // Nodemailer draws boundaries at random unless they are given. The same message must have the same bytes.
      baseBoundary: ids.uuid('mime-boundary'),
      ...(inReplyTo ? { inReplyTo } : {}),
      ...(references?.length ? { references: [...references] } : {}),
      ...(headers ? { headers: { ...headers } } : {}),
      ...(attachments ? { attachments: attachments.map((file) => ({ ...file })) } : {}),
    };
    await deliver(letter);
    return messageId;
  };
  return {
    send,
    sendRaw: async ({ raw, envelope }: RawMail) => deliver({ raw, envelope: { from: envelope.from, to: [envelope.to] } }),
  };
}
