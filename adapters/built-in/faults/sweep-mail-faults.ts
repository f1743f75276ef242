import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { changingCommand, type Fault } from './types.ts';

/** Faults in how a mail is read, and in who is thought to have written it. */

type ParsedMail = Awaited<ReturnType<DeskParts['parseMail']>>;

const reading = (wrong: (mail: ParsedMail, raw: Buffer) => ParsedMail) => (): Wiring => (parts) => ({
  ...parts,
  parseMail: async (raw) => wrong(await parts.parseMail(raw), raw),
});

const FORMS = ['In every form that mail programs give it'];

export const SWEEP_MAIL_FAULTS: readonly Fault[] = [
  {
    id: 'western-letters-only',
    says: 'Letters of a mail that Latin-1 does not have are lost.',
    mustChange: ['LOG-01'],
    expensive: ['In every charset and encoding that mail programs use'],
    wiring: reading((mail) => ({ ...mail, text: mail.text.replace(/[^\u0000-\u00ff]/g, '?') })),
  },
  {
    id: 'page-as-it-is-written',
    says: 'A mail in HTML is read with its tags.',
    mustChange: ['LOG-01'],
    expensive: FORMS,
    wiring: reading((mail, raw) => {
      const page = /<(?:html|p|ul)>[^]*/.exec(raw.toString('utf8'))?.[0];
      return page === undefined ? mail : { ...mail, text: page };
    }),
  },
  {
    id: 'one-file-a-mail',
    says: 'Of the files of a mail only the first is kept.',
    mustChange: ['LOG-01'],
    expensive: FORMS,
    wiring: reading((mail) => ({ ...mail, attachments: mail.attachments.slice(0, 1) })),
  },
  {
    id: 'machines-taken-for-people',
    says: 'An automatic mail counts as the answer that the desk waits for.',
    mustChange: ['LOG-01'],
    expensive: ['By its header and its subject'],
    wiring: changingCommand((command) => (command.do === 'receiveAutomaticMail' ? { ...command, do: 'receiveReply' } : command)),
  },
  {
    id: 'returned-letter-for-another',
    says: 'A returned letter is not recorded with the incident that it was about.',
    mustChange: ['LOG-01'],
    expensive: ['What mail systems and calendars send'],
    wiring: reading((mail) => ({ ...mail, returned: '', report: '', references: [] })),
  },
  {
    id: 'only-the-first-author',
    says: 'Of the authors of a mail only the first counts, whoever sent it.',
    mustChange: ['LOG-01'],
    expensive: ['By mail'],
    wiring: reading((mail) => ({ ...mail, authors: mail.authors?.slice(0, 1) ?? [] })),
  },
  {
    id: 'answers-go-where-they-are-asked',
    says: 'The answer to a mail goes to its Reply-To, in whatever organisation that is.',
    mustChange: ['LOG-01', 'LOG-02'],
    expensive: ['By mail'],
    wiring: changingCommand((command) => {
      if (command.do !== 'open' || command.contact.mail?.replyToElsewhere === undefined) return command;
      const { contact } = command;
      return { ...command, contact: { ...contact, mail: { ...contact.mail, replyTo: contact.mail!.replyToElsewhere! } } };
    }),
  },
  {
    id: 'fax-number-lost',
    says: 'The number of the machine that sent a fax is lost.',
    mustChange: ['LOG-01', 'LOG-02'],
    expensive: ['By fax'],
    wiring: changingCommand((command) => {
      if (command.do !== 'open' || command.contact.channel !== 'fax') return command;
      const { name, organisation } = command.contact.caller;
      return { ...command, contact: { ...command.contact, caller: { name, organisation } } };
    }),
  },
];
