import { headersOf } from './reading/headers.ts';
import { readMail, type Mailbox, type ReadMail } from './reading/read.ts';
import { readInWorker } from './reading/reader.ts';
import { faxNumber } from '../../domain/access/sender.ts';
import { firstOf } from '../../../kernel/index.ts';

/** The number in `FAX=+44…@gateway` or `FAX=+44…/T33S=12@gateway` (RFC 3192, RFC 3965); null for any other address. */
export function numberOfFaxAddress(address: string): string | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).replace(/^"|"$/g, '');
  const [, number] = /^FAX=([^/@]+)/i.exec(local) ?? [];
  return number === undefined ? null : faxNumber(number);
}

/** Headers for the sender and the subject: the only ones read before the sender is known. */
const READ_FIRST = ['from', 'sender', 'reply-to', 'subject', 'message-id', 'in-reply-to', 'references'];
const LONGEST_FIELD = 16 * 1024;

/** Reads only the header of a message, not its structure. Cheap, whatever was sent. */
export async function readHead(raw: Buffer): Promise<ReadMail> {
  const fields = headersOf(raw);
  const lines = READ_FIRST.flatMap((name) =>
    (fields.get(name) ?? []).map((value) => `${name}: ${value.slice(0, LONGEST_FIELD)}`),
  );
  const read = await readMail(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`));
  const isWhole = (fields.get('subject') ?? []).every((value) => value.length <= LONGEST_FIELD);
  // What was cut off may be the end of a number, in an encoding of its own.
  return isWhole ? read : { ...read, subject: firstOf(read.subject, read.subject.length - 1) };
}

function understood(mail: ReadMail): ParsedMail {
  const [author] = mail.authors;
  const [answered = null, ...others] = mail.inReplyTo;
  const faxFrom = numberOfFaxAddress(author?.address ?? '');
  return {
    messageId: mail.messageId ?? '',
    from: author?.address ?? '',
    fromName: author?.name ?? '',
    authors: mail.authors,
    replyTo: mail.replyTo,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    unknownCharsets: mail.unknownCharsets,
    inReplyTo: answered,
    references: [...mail.references, ...others],
    attachments: mail.files.map(({ name, mediaType, content }) => ({ name: name ?? '', mediaType, content })),
    report: mail.report,
    returned: mail.returned,
    fax: faxFrom === null ? null : { from: faxFrom },
  };
}

/**
 * Parses the raw bytes of a message. A message that cannot be read within the limits keeps only its header and is marked
 * `unread`.
 */
export const parseMail: ParseMail = async (raw) => {
  const mail = await readInWorker(raw);
  return mail === null ? { ...understood(await readHead(raw)), unread: true } : understood(mail);
};

export interface ParsedMail {
  /** Empty when the mail has none, or only an unusable one. */
  readonly messageId: string;
  readonly from: string;
  /** The display name beside the address, when the sender gave one. */
  readonly fromName?: string;
  /** Everyone the header names as author or sender, the first named first. */
  readonly authors?: readonly Mailbox[];
  readonly replyTo?: readonly Mailbox[];
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  /** Messages that it answers or follows, the nearest last. */
  readonly references: readonly string[];
  /** The name is empty when the sender gave none. */
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly content: Buffer }[];
  /** Reports among its own parts; not those in a message that a person forwards. */
  readonly report?: string;
  /** The report of a mail system that returns a letter, and the part of the letter it includes; empty in other mail. */
  readonly returned?: string;
  /** Charsets that the desk does not know: letters of its text may be wrong. */
  readonly unknownCharsets?: readonly string[];
  /** Set when only the header could be read. */
  readonly unread?: true;
  /** Set when the mail is an Internet fax: the number of the sending machine. */
  readonly fax: { readonly from: string } | null;
}
export type ParseMail = (raw: Buffer) => Promise<ParsedMail>;
