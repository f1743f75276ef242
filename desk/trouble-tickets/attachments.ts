import { findNhsNumbers, Refusal } from '../../kernel/index.ts';
import { additions, listIn, mustBeOwn, textIn, type Json } from '../../kernel/trouble-ticket/index.ts';
import { acceptedFile, type File } from '../domain/documents/accepted.ts';

/** A partner's attachment: a file that the desk keeps, or an address that it only records. */
export type Brought =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'address'; readonly name: string; readonly url: string; readonly mediaType?: string };

export const MOST_ATTACHMENTS = 50;
const LONGEST = { name: 200, url: 2_000, mediaType: 100 } as const;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const isBase64 = (text: string): boolean => text.length % 4 === 0 && BASE64.test(text);

const within = (text: string, what: string, most: number): string => {
  if (text.length > most)
    throw new Refusal('invalidValue', `The ${what} of an attachment may have ${most} characters at most. Shorten it.`, 400);
  return text;
};

/** Applies the attachment rules of mail. 415 is reserved for the request's own content type, and never refers to a file in the body. */
function fileOf(name: string | undefined, mimeType: string | undefined, content: string): File {
  if (mimeType === undefined) throw new Refusal('missingProperty', 'An attachment with content needs its mimeType.', 400);
  if (!isBase64(content)) throw new Refusal('invalidValue', 'The content of an attachment is base64 (RFC 4648 §4).', 400);
  try {
    return acceptedFile({ name: name ?? 'attachment', mediaType: mimeType, content: Buffer.from(content, 'base64') });
  } catch (error) {
    if (error instanceof Refusal && error.status === 415) throw new Refusal('attachmentTypeNotTaken', error.message, 400);
    if (error instanceof Refusal && error.status === 413) throw new Refusal('attachmentTooLarge', error.message, 413);
    throw error;
  }
}

/** A remote page may hold anything and change at any time. So the desk never fetches it and never links to it. */
function addressOf(name: string | undefined, mediaType: string | undefined, url: string): Brought {
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw new Refusal('invalidValue', 'The url of an attachment starts with http:// or https://.', 400);
  if (findNhsNumbers(within(url, 'url', LONGEST.url)).length > 0)
    throw new Refusal('patient-data', "The url of an attachment holds a patient's NHS number. Send the document itself.", 422);
  return { kind: 'address', name: name ?? new URL(url).host, url, ...(mediaType !== undefined && { mediaType }) };
}

function broughtBy(sent: Json): Brought {
  const [name, mimeType, url, content] = ['name', 'mimeType', 'url', 'content'].map((field) => textIn(sent, field));
  if ((url === undefined) === (content === undefined))
    throw new Refusal('invalidBody', 'An attachment has either content, in base64 with its mimeType, or a url.', 400);
  const called = name === undefined ? undefined : within(name, 'name', LONGEST.name);
  const type = mimeType === undefined ? undefined : within(mimeType, 'mimeType', LONGEST.mediaType);
  return url === undefined ? { kind: 'file', file: fileOf(called, type, content!) } : addressOf(called, type, url);
}

/**
 * The attachments that a body adds to those that a ticket has, in order, each validated (MEF 124 R10, R16, R31). `kept` holds the present
 * ones as they are shown, with `content` where the body may repeat it. Refuses with 400 a malformed attachment or a type that the desk does
 * not keep, with 413 one that is too large, with 409 a change to a present one. Pure.
 */
export function attachmentsIn(body: Json, kept: readonly (Json & { readonly id: string })[]): readonly Brought[] {
  const added = additions(listIn(body, 'attachment'), kept, 'attachment');
  mustBeOwn(added, 'attachment', 'buyer');
  if (kept.length + added.length > MOST_ATTACHMENTS)
    throw new Refusal('tooManyRecords', `A ticket has at most ${MOST_ATTACHMENTS} attachments.`, 400);
  return added.map(broughtBy);
}
