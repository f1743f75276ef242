import { createTransport } from 'nodemailer';
import type { ExercisePerson } from '../../evidence/index.ts';

export interface Relay {
  readonly host: string;
  readonly port: number;
  readonly from: string;
  /** Name and password, where the relay asks for them. */
  readonly auth: { readonly user: string; readonly pass: string } | null;
}

export interface ExerciseMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** The mail to one person. Its first word, in the subject and in the text, is EXERCISE: nobody is to take it for an incident. */
export function mailTo(exercise: string, { name, title, mail }: ExercisePerson, link: string, aim: string): ExerciseMail {
  return {
    to: mail,
    subject: `EXERCISE ${exercise}: please answer`,
    text: [
      `EXERCISE. Nothing is broken, and there is nothing to repair.`,
      '',
      `${name} (${title}): this exercise of the escalation plan shows whether those whom it names can be reached.`,
      aim,
      '',
      'If you have read this mail yourself, open the link and press the button there:',
      link,
      '',
      'Do not forward it: the link answers for you alone. EXERCISE.',
      '',
    ].join('\n'),
    messageId: `<${exercise.toLowerCase()}.${link.split('/').at(-1)!.slice(0, 16)}@exercise.deskproof>`,
  };
}

export interface Sender {
  /** Rejects when the relay did not take it. */
  send(mail: ExerciseMail, at: Temporal.Instant): Promise<void>;
  close(): void;
}

/** Sends by SMTP, encrypted when the relay offers it. */
export function senderTo({ host, port, from, auth }: Relay): Sender {
  const transport = createTransport({ host, port, secure: port === 465, ...(auth && { auth }) });
  return {
    async send({ to, subject, text, messageId }, at) {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        messageId,
        date: at.toString(),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
    close: () => transport.close(),
  };
}
