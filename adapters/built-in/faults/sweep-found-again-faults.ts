import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { changingCommand, type Command, type Fault } from './types.ts';

/** Faults that lose or change a part of what somebody gave to the desk, by one way only. */

type Mail = Awaited<ReturnType<DeskParts['parseMail']>>;
type Contact = Extract<Command, { readonly do: 'open' }>['contact'];

const reading = (wrong: (mail: Mail) => Mail) => (): Wiring => (parts) => ({
  ...parts,
  parseMail: async (raw) => wrong(await parts.parseMail(raw)),
});
const opening = (wrong: (contact: Contact) => Contact) =>
  changingCommand((command) => (command.do === 'open' ? { ...command, contact: wrong(command.contact) } : command));

export const SWEEP_FOUND_AGAIN_FAULTS: readonly Fault[] = [
  {
    id: 'mail-cut-at-a-thousand',
    says: 'A text by mail ends after a thousand characters.',
    mustChange: ['LOG-01'],
    expensive: ['First contacts'],
    wiring: reading((mail) => ({ ...mail, text: mail.text.slice(0, 1000) })),
  },
  {
    id: 'third-file-of-a-mail-lost',
    says: 'The third file of a mail is lost.',
    mustChange: ['LOG-01'],
    expensive: ['Files of every type, up to the largest, several at once'],
    wiring: reading((mail) => ({ ...mail, attachments: mail.attachments.filter((_file, place) => place !== 2) })),
  },
  {
    id: 'only-latin-on-the-portal',
    says: 'Letters outside Latin-1 become question marks in reports on the portal.',
    mustChange: ['LOG-01'],
    expensive: ['First contacts'],
    wiring: opening((contact) =>
      contact.channel === 'portal' ? { ...contact, description: contact.description.replace(/[^\0-\xff]/gu, '?') } : contact,
    ),
  },
  {
    id: 'number-of-a-visitor-lost',
    says: 'The telephone number of somebody who walks up is not kept.',
    mustChange: ['LOG-01'],
    expensive: ['First contacts'],
    wiring: opening((contact) => {
      const { name, organisation, mail } = contact.caller;
      const caller = { name, organisation, ...(mail === undefined ? {} : { mail }) };
      return contact.channel === 'walk-up' ? { ...contact, caller } : contact;
    }),
  },
  {
    id: 'resolution-cut-short',
    says: 'What was done to resolve an incident ends after two hundred characters.',
    mustChange: ['LOG-01'],
    expensive: ['Answers and notes'],
    wiring: changingCommand((command) => (command.do === 'resolve' ? { ...command, how: command.how.slice(0, 200) } : command)),
  },
  {
    id: 'line-breaks-lost-at-the-supplier',
    says: 'The fields of a hand-off lose their line breaks.',
    mustChange: ['LSP-03'],
    wiring: changingCommand((command) => (command.do === 'handOff' ? { ...command, data: withoutLines(command.data) } : command)),
  },
];

const withoutLines = <T extends object>(data: T): T =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'string' ? value.replace(/\n+/g, ' ') : value,
    ]),
  ) as T;
