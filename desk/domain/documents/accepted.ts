import { firstOf, lastOf, Refusal } from '../../../kernel/index.ts';

export const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;
const MEGABYTES = `${MAX_ATTACHMENT_BYTES / 1024 / 1024} MB`;

const startsWith =
  (...heads: readonly (readonly number[])[]) =>
  (content: Buffer) =>
    heads.some((head) => head.every((byte, i) => content[i] === byte));

const ZIP = startsWith([0x50, 0x4b, 3, 4]);
/** UTF-16: every second byte of Latin text is zero. */
const isWide = (content: Buffer): boolean => {
  if (content.length % 2 !== 0) return false;
  if (startsWith([0xff, 0xfe], [0xfe, 0xff])(content)) return true;
  const head = content.subarray(0, 512);
  const zeros = (odd: number) => head.filter((byte, i) => i % 2 === odd && byte === 0).length / (head.length / 2);
  return (zeros(1) > 0.6 && zeros(0) === 0) || (zeros(0) > 0.6 && zeros(1) === 0);
};
/** Text has no zero byte, except in UTF-16. */
const isText = (content: Buffer) => !content.includes(0) || isWide(content);

/** Accepted file types, each with a check of its content, because a name or a header may be wrong. */
const KINDS: Readonly<Record<string, (content: Buffer) => boolean>> = {
  'image/tiff': startsWith([0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]),
  'application/pdf': startsWith([0x25, 0x50, 0x44, 0x46]),
  'image/png': startsWith([0x89, 0x50, 0x4e, 0x47]),
  'image/jpeg': startsWith([0xff, 0xd8, 0xff]),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ZIP,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ZIP,
  'text/plain': isText,
  'text/csv': isText,
};
/**
 * The type by the first bytes, when they identify one. Those of text and of office documents also fit other types, so both are
 * left out.
 */
export const kindOf = (content: Buffer): string | null =>
  Object.entries(KINDS).find(([, says]) => says !== isText && says !== ZIP && says(content))?.[0] ?? null;
export const ATTACHMENT_TYPES: readonly string[] = Object.keys(KINDS);

export interface File {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Opaque S/MIME: a whole message, signed or encrypted, as one file that only its receiver's mail program opens (RFC 8551 §3.2). */
export const SEALED_MESSAGE = 'application/pkcs7-mime';
/** A sequence of ASN.1, which every such message is. */
export const isSealed = startsWith([0x30]);

/** A bare file name: no folders, no control characters, at most 120 characters. */
export const plainName = (name: string) =>
  lastOf((name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}"]/gu, '').trim(), 120) || 'unnamed';

/**
 * The file in the form the desk stores. Refuses with `invalid` a file that is too large, of another type, or not of the type it
 * claims.
 */
export function acceptedFile({ name, mediaType, content }: File): File {
  const kind = mediaType.split(';')[0]!.trim().toLowerCase();
  const says = KINDS[kind];
  const shown = plainName(name);
  if (!says)
    throw new Refusal(
      'invalid',
      `"${shown}" is of type ${firstOf(kind, 80)}, which the desk does not store. Send ${ATTACHMENT_TYPES.join(', ')}.`,
      415,
    );
  if (content.length > MAX_ATTACHMENT_BYTES)
    throw new Refusal('invalid', `"${shown}" is larger than ${MEGABYTES}. Send a smaller file, or several.`, 413);
  if (content.length === 0) throw new Refusal('invalid', `"${shown}" is empty. Send it again.`, 400);
  if (!says(content))
    throw new Refusal('invalid', `"${shown}" does not match its type (${kind}). Save it in that format and send it again.`, 415);
  return { name: shown, mediaType: kind, content };
}
