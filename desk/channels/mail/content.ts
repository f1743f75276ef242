import type { ParsedMail } from './parse.ts';
import type { File } from '../../domain/documents/accepted.ts';
import { keptFile } from '../../domain/documents/kept.ts';
import { firstOf, sha256, truncate } from '../../../kernel/index.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_WHOLE_TEXT = 1024 * 1024;
const MOST_FILES = 50;
const MOST_NAMED = 20;
/** Office documents are zip archives, so only the name tells what an unlabelled one is. */
const DOCUMENTS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const NO_LABEL =
  /^(|application\/(octet-stream|x?-?unknown|x-download|force-download|zip|x-zip-compressed|msword|vnd\.ms-excel))$/i;
const UNREAD = 'The desk could not read this mail within its limits. Ask its sender what it says.';

/** The parts of a mail that the desk keeps, and a description of those it does not. */
export interface Content {
  readonly text: string;
  readonly files: readonly File[];
  /** For people to read; empty when everything is kept, and all of it could be read. */
  readonly notKept: string;
}

/** The file under the type that its name tells, where its label tells none. */
function labelled<T extends File>(file: T): T {
  const [, extension] = /\.(docx|xlsx)$/i.exec(file.name) ?? [];
  if (extension === undefined || !NO_LABEL.test(file.mediaType)) return file;
  return { ...file, mediaType: DOCUMENTS[extension.toLowerCase() as keyof typeof DOCUMENTS] };
}

export function contentOf(mail: ParsedMail): Content {
  if (mail.unread) return { text: UNREAD, files: [], notKept: 'everything after the headers, because it is too large to read' };
  const parts = mail.attachments.map((file) => keptFile(labelled(file)));
  const files = parts.flatMap((part) => ('file' in part ? [part.file] : []));
  const missing = [
    ...parts.flatMap((part) => ('file' in part ? [] : [`${part.shown}: ${part.why}`])),
    ...files.slice(MOST_FILES).map(({ name }) => `${name}: more than ${MOST_FILES} files`),
  ];
  const named = [
    ...missing.slice(0, MOST_NAMED),
    ...(missing.length > MOST_NAMED ? [`${missing.length - MOST_NAMED} more`] : []),
    ...parts
      .filter((part) => 'file' in part && part.sealed)
      .slice(0, MOST_NAMED)
      .map(({ shown }) => `what ${shown} says: the file is kept, but the desk cannot open it`),
    ...(mail.unknownCharsets ?? []).map(
      (charset) => `some letters of its text: it is in the charset ${firstOf(charset, 40)}, which the desk does not know`,
    ),
  ];
  const whole: File = {
    name: 'whole-text.txt',
    mediaType: 'text/plain',
    content: Buffer.from(firstOf(mail.text, LONGEST_WHOLE_TEXT)),
  };
  return {
    text: truncate(mail.text, LONGEST_TEXT),
    files: [...files.slice(0, MOST_FILES), ...(mail.text.length > LONGEST_TEXT ? [whole] : [])],
    notKept: named.join('; '),
  };
}

/**
 * Key that identifies a mail when it is delivered again: its id, sender and content. The content is included because some devices
 * reuse one id for all mails. Null when the mail has no usable key (some devices send no id): each delivery is then a new mail.
 */
export function keyOfMail({ messageId, from, subject, text, attachments, unread }: ParsedMail): string | null {
  if (messageId === '' || unread) return null;
  return sha256([messageId, from.toLowerCase(), subject, text, ...attachments.map(({ content }) => sha256(content))].join('\0'));
}
