import { Refusal } from '../../../kernel/index.ts';
import { listIn, mustBeOwn, textIn, type Json, type TicketAttachment } from '../../../kernel/trouble-ticket/index.ts';

/** The largest decoded attachment, and how many a ticket may have. */
export const ATTACHMENT_HOLDS = 5 * 1024 * 1024;
const MOST_ATTACHMENTS = 50;
/** Pictures, documents, logs and mails, but nothing executable. */
const TYPES = /^(?:image\/(?:png|jpeg|gif|tiff|webp)|application\/(?:pdf|json|xml)|text\/(?:plain|csv|xml)|message\/rfc822)$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const isBase64 = (text: string) => text.length % 4 === 0 && BASE64.test(text);

export type AttachmentSent = Omit<TicketAttachment, 'id' | 'source'>;
const TEXTS = ['name', 'description', 'mimeType', 'url', 'content'] as const;

/** Reads an attachment: a `url`, or content with its type (MEF 124 R10, R31). The `url` is never fetched. */
export function attachmentOf(sent: Json): AttachmentSent {
  const texts: Partial<Record<(typeof TEXTS)[number], string>> = {};
  for (const field of TEXTS) {
    const value = textIn(sent, field);
    if (value !== undefined) texts[field] = value;
  }
  const { url, content, mimeType } = texts;
  if ((url === undefined) === (content === undefined))
    throw new Refusal('invalidBody', 'An attachment has either a url or content, in base64 with its mimeType.', 400);
  if (url !== undefined) {
    if (!URL.canParse(url) || !/^https?:/.test(url))
      throw new Refusal('invalidValue', 'The url of an attachment starts with http:// or https://.', 400);
    return texts;
  }
  const type = mimeType?.split(';')[0]!.trim().toLowerCase();
  if (type === undefined) throw new Refusal('missingProperty', 'An attachment with content needs its mimeType.', 400);
  if (!TYPES.test(type))
    throw new Refusal(
      'attachmentTypeNotTaken',
      `Attachments of type ${type} are not accepted: send a picture, a document or a text.`,
      400,
    );
  if (!isBase64(content!)) throw new Refusal('invalidValue', 'The content of an attachment is base64.', 400);
  const bytes = Buffer.byteLength(content!, 'base64');
  if (bytes > ATTACHMENT_HOLDS)
    throw new Refusal(
      'attachmentTooLarge',
      `An attachment holds at most ${ATTACHMENT_HOLDS / 1024 / 1024} MiB. Send its url.`,
      413,
    );
  return { ...texts, size: { amount: bytes, units: 'bytes' } };
}

/** The attachments in a body. New ones are validated and must be the sender's own. */
export function attachmentsIn(body: Json): readonly Json[] {
  const sent = listIn(body, 'attachment');
  const fresh = sent.filter(({ id }) => id === undefined);
  mustBeOwn(fresh, 'attachment', 'buyer');
  mustFit([], fresh);
  fresh.forEach(attachmentOf);
  return sent;
}

export function mustFit(kept: readonly unknown[], more: readonly unknown[]): void {
  if (kept.length + more.length > MOST_ATTACHMENTS)
    throw new Refusal('tooManyRecords', `A ticket has at most ${MOST_ATTACHMENTS} attachments.`, 400);
}
