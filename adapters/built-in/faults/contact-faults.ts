import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { Refusal } from '../../../kernel/index.ts';
import { changingCommand, type Command, type Fault } from './types.ts';

type Mail = Awaited<ReturnType<DeskParts['parseMail']>>;
type Contact = Extract<Command, { readonly do: 'open' }>['contact'];

const reading = (wrong: (mail: Mail, place: number) => Mail) => (): Wiring => (parts) => {
  let place = 0;
  return { ...parts, parseMail: async (raw) => wrong(await parts.parseMail(raw), ++place) };
};

const opening = (wrong: (contact: Contact) => Contact) =>
  changingCommand((command) => (command.do === 'open' ? { ...command, contact: wrong(command.contact) } : command));

interface Seen {
  readonly contact: Contact;
  readonly at: string;
}

/** Refuses some contacts. The sender gets the refusal, and the desk stores nothing. */
const refusing = (isRefused: (seen: Seen, before: readonly Seen[]) => boolean) => (): Wiring => (parts) => {
  const before: Seen[] = [];
  return {
    ...parts,
    decide: (command, state, rules, now, actor) => {
      if (command.do === 'open') {
        const seen = { contact: command.contact, at: String(now) };
        const refused = isRefused(seen, before);
        before.push(seen);
        if (refused) throw new Refusal('invalid', 'The desk accepts no contacts at present.', 503);
      }
      return parts.decide(command, state, rules, now, actor);
    },
  };
};

export const CONTACT_FAULTS: readonly Fault[] = [
  {
    id: 'reply-opens-another',
    says: 'A reply by mail opens a second incident.',
    mustChange: ['LOG-01'],
    wiring: reading((mail) => ({
      ...mail,
      inReplyTo: null,
      references: [],
      subject: mail.subject.replace(/\[INC-\d+\]\s*/g, ''),
    })),
  },
  {
    id: 'each-delivery-is-new',
    says: 'A mail that is delivered twice becomes two incidents.',
    mustChange: ['LOG-01'],
    wiring: reading((mail, place) => ({ ...mail, messageId: mail.messageId.replace('@', `.${place}@`) })),
  },
  {
    id: 'fax-cut-short',
    says: 'The second half of the image of a fax is lost.',
    mustChange: ['LOG-02', 'DOC-03'],
    wiring: reading((mail) => ({
      ...mail,
      attachments: mail.attachments.map((file) =>
        mail.fax ? { ...file, content: file.content.subarray(0, file.content.length >> 1) } : file,
      ),
    })),
  },
  {
    id: 'third-contact-refused',
    says: 'Every third contact is refused.',
    mustChange: ['LOG-01'],
    wiring: refusing((_seen, before) => before.length % 3 === 2),
  },
  {
    id: 'one-call-at-a-time',
    says: 'The second of two simultaneous calls about one service is refused.',
    mustChange: ['LOG-01'],
    wiring: refusing(({ contact, at }, before) => {
      const last = before.at(-1);
      return contact.channel === 'phone' && last?.at === at && last.contact.service === contact.service;
    }),
  },
  {
    id: 'all-filed-as-incidents',
    says: 'Complaints, requests and enquiries are recorded as incidents.',
    mustChange: ['LOG-01'],
    wiring: opening((contact) => ({ ...contact, type: 'incident' })),
  },
  {
    id: 'caller-not-named',
    says: 'The incident does not name the caller.',
    mustChange: ['LOG-01', 'LOG-02'],
    expensive: ['An analyst takes a ringing call and logs it in the form'],
    wiring: opening((contact) => ({ ...contact, caller: { ...contact.caller, name: 'A caller' } })),
  },
  {
    id: 'second-press-counts',
    says: 'Pressing the button twice makes two reports.',
    mustChange: ['LOG-01'],
    expensive: ['An impatient caller presses the button twice'],
    wiring: () => (parts) => ({ ...parts, keysOf: () => [] }),
  },
  {
    id: 'found-by-words-only',
    says: 'The search finds incidents by the words of their reports alone, not by telephone numbers and references.',
    mustChange: ['LOG-01'],
    wiring: () => (parts) => ({
      ...parts,
      reading: {
        ...parts.reading,
        search: async (rows, text, viewer) => (/\d/.test(text) ? [] : parts.reading.search(rows, text, viewer)),
      },
    }),
  },
  {
    id: 'channel-forgotten',
    says: 'Every contact is recorded as a telephone call.',
    mustChange: ['LOG-02'],
    expensive: ['A member of staff reports on the portal without knowing severities'],
    wiring: opening((contact) => ({ ...contact, channel: 'phone' })),
  },
  {
    id: 'unknown-service-recorded',
    says: 'An incident about a service that is not in the catalogue is accepted.',
    mustChange: ['KNW-01'],
    wiring: () => (parts) => ({
      ...parts,
      decide: (command, state, rules, ...rest) =>
        parts.decide(
          command.do === 'open' && !rules.services.some(({ id }) => id === command.contact.service)
            ? { ...command, contact: { ...command.contact, service: 'unclassified' } }
            : command,
          state,
          rules,
          ...rest,
        ),
    }),
  },
];
