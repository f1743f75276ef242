import { simpleParser, type AddressObject } from 'mailparser';
import { faxNumber } from '../../domain/access/sender.ts';
import { Refusal, sha256 } from '../../../kernel/index.ts';

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
const addresses = (field: AddressObject | AddressObject[] | undefined) =>
  list(field)
    .flatMap(({ value }) => value.flatMap((entry) => [entry, ...(entry.group ?? [])]))
    .flatMap(({ address }) => (address ? [address] : []));

/** The number in `FAX=+44…@gateway` or `FAX=+44…/T33S=12@gateway` (RFC 3192, RFC 3965); null for any other address. */
export function numberOfFaxAddress(address: string): string | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).replace(/^"|"$/g, '');
  const [, number] = /^FAX=([^/@]+)/i.exec(local) ?? [];
  return number === undefined ? null : faxNumber(number);
}

/** Raw bytes of a message as the desk understands them. Refuses what no parser should have to read. Pictures that only decorate an HTML mail are not among the attachments. */
export async function parseMail(raw: Buffer): Promise<ParsedMail & { readonly fromName: string }> {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true }).catch(() => {
    // Nested or repeated without end: it will read no better the next time.
    throw new Refusal('invalid', 'The desk cannot read this message. Send it as plain text.', 400);
  });
  const sender = mail.from?.value[0];
  const from = sender?.address ?? '';
  const kept = mail.attachments.filter((file) => !(file.related && file.contentType !== 'image/tiff'));
  const faxFrom = numberOfFaxAddress(from);
  return {
    // A mail without an id still needs one that is the same when it is sent again.
    messageId: mail.messageId ?? `<${sha256(raw).slice(0, 32)}@without-id.invalid>`,
    from,
    fromName: sender?.name ?? '',
    to: [...addresses(mail.to), ...addresses(mail.cc)],
    subject: (mail.subject ?? '').replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim(),
    text: (mail.text ?? '').trimEnd(),
    inReplyTo: mail.inReplyTo ?? null,
    references: list(mail.references),
    attachments: kept.map(({ filename, contentType, content }, i) => ({
      name: filename ?? `attachment-${i + 1}`,
      mediaType: contentType,
      content,
    })),
    fax: faxFrom === null ? null : { from: faxFrom },
  };
}

export interface ParsedMail {
  readonly messageId: string;
  readonly from: string;
  /** The name beside the address, when the sender gave one. */
  readonly fromName?: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly content: Buffer }[];
  /** Set when the mail is an Internet fax: the number of the sending machine. */
  readonly fax: { readonly from: string } | null;
}
export type ParseMail = (raw: Buffer) => Promise<ParsedMail>;
