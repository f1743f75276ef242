import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, type Fault } from './types.ts';

type Letter = Parameters<DeskParts['outbound']['mail']>[0];
type Send = (letter: Letter) => Promise<void>;

const REFERENCE = /\[?INC-\d{6,}\]?/g;

/** Replaces how the desk sends mail. */
const sending = (how: (send: Send, parts: DeskParts) => Send) => (): Wiring => (parts) => ({
  ...parts,
  outbound: { ...parts.outbound, mail: how(async (letter) => parts.outbound.mail(letter), parts) },
});

const mailboxes = ({ policy: { contacts } }: DeskParts) => new Set(contacts.map(({ mail }) => mail));

/** Cuts a mail about many incidents after the third. */
const firstThree = (text: string): string => {
  const fourth = [...text.matchAll(REFERENCE)][3];
  return fourth ? text.slice(0, fourth.index) : text;
};

export const LETTER_FAULTS: readonly Fault[] = [
  {
    id: 'warnings-cut-short',
    says: 'A letter of many warnings ends after the third.',
    mustChange: ['ESC-04'],
    wiring: sending(
      (send, parts) => async (letter) =>
        send(mailboxes(parts).has(letter.to) ? { ...letter, text: firstThree(letter.text) } : letter),
    ),
  },
  {
    id: 'every-warning-by-itself',
    says: 'Every warning is a letter of its own, however many there are.',
    mustChange: ['ESC-04'],
    wiring: policy(({ escalation }) => ({ escalation: { ...escalation, digestWindow: 'PT0S' } })),
  },
  {
    id: 'warned-twice',
    says: 'The people of the plan get every letter twice.',
    mustChange: ['ESC-04', 'PRI-03'],
    wiring: sending((send, parts) => async (letter) => {
      if (mailboxes(parts).has(letter.to)) await send({ ...letter, messageId: letter.messageId.replace('@', '.again@') });
      return send(letter);
    }),
  },
  {
    id: 'turned-away-mail-dropped',
    says: 'Mail that the relay turns away is not sent again.',
    mustChange: ['ESC-01', 'LOG-02'],
    wiring: sending((send) => async (letter) => send(letter).catch(() => undefined)),
  },
  {
    id: 'reference-kept-back',
    says: 'Callers are written to without their reference.',
    mustChange: ['LOG-02'],
    wiring: sending(
      (send, parts) => async (letter) =>
        send(
          mailboxes(parts).has(letter.to)
            ? letter
            : { ...letter, subject: letter.subject.replace(REFERENCE, ''), text: letter.text.replace(REFERENCE, 'your report') },
        ),
    ),
  },
  {
    id: 'sender-not-told',
    says: 'Nobody is told to leave patients’ numbers out.',
    mustChange: ['SEC-01'],
    wiring: sending((send) => async (letter) => (letter.text.includes('patient details') ? undefined : send(letter))),
  },
];
