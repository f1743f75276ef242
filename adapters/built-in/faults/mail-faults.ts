import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, type Fault } from './types.ts';

type Mail = Parameters<DeskParts['outbound']['mail']>[0];
type Send = (mail: Mail) => Promise<void>;

const REFERENCE = /\[?INC-\d{6,}\]?/g;

/** Replaces how the desk sends mail. */
const sending = (how: (send: Send, parts: DeskParts) => Send) => (): Wiring => (parts) => ({
  ...parts,
  outbound: { ...parts.outbound, mail: how(async (mail) => parts.outbound.mail(mail), parts) },
});

const mailboxes = ({ policy: { contacts } }: DeskParts) => new Set(contacts.map(({ mail }) => mail));

/** Cuts a mail about many incidents after the third. */
const firstThree = (text: string): string => {
  const fourth = [...text.matchAll(REFERENCE)][3];
  return fourth ? text.slice(0, fourth.index) : text;
};

export const MAIL_FAULTS: readonly Fault[] = [
  {
    id: 'warnings-cut-short',
    says: 'A mail with many warnings ends after the third.',
    mustChange: ['ESC-04'],
    wiring: sending(
      (send, parts) => async (mail) => send(mailboxes(parts).has(mail.to) ? { ...mail, text: firstThree(mail.text) } : mail),
    ),
  },
  {
    id: 'every-warning-by-itself',
    says: 'Every warning is a mail of its own, however many there are.',
    mustChange: ['ESC-04'],
    wiring: policy(({ escalation }) => ({ escalation: { ...escalation, digestWindow: 'PT0S' } })),
  },
  {
    id: 'warned-twice',
    says: 'The people of the plan get every mail twice.',
    mustChange: ['ESC-04', 'PRI-03'],
    wiring: sending((send, parts) => async (mail) => {
      if (mailboxes(parts).has(mail.to)) await send({ ...mail, messageId: mail.messageId.replace('@', '.again@') });
      return send(mail);
    }),
  },
  {
    id: 'turned-away-mail-dropped',
    says: 'Mail that the relay refuses is not retried.',
    mustChange: ['ESC-01', 'LOG-02'],
    wiring: sending((send) => async (mail) => send(mail).catch(() => undefined)),
  },
  {
    id: 'reference-kept-back',
    says: 'Mail to callers does not carry the reference.',
    mustChange: ['LOG-02'],
    wiring: sending(
      (send, parts) => async (mail) =>
        send(
          mailboxes(parts).has(mail.to)
            ? mail
            : { ...mail, subject: mail.subject.replace(REFERENCE, ''), text: mail.text.replace(REFERENCE, 'your report') },
        ),
    ),
  },
  {
    id: 'sender-not-told',
    says: 'The sender is not asked to leave out patient details.',
    mustChange: ['SEC-01'],
    wiring: sending((send) => async (mail) => (mail.text.includes('patient details') ? undefined : send(mail))),
  },
];
