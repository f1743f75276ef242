import { ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES, acceptedFile, kindOf, type File } from './accepted.ts';
import { Refusal } from '../../../kernel/index.ts';

/** A file of a contact as the desk keeps it, or the reason why it does not; `shown` is what the caller knows it by. */
export type KeptFile = { readonly file: File } | { readonly shown: string; readonly why: string };

/** Texts that a program reads, and that say nothing to an analyst who opens them. */
const FOR_PROGRAMS = ['text/calendar', 'text/vcard', 'text/x-vcard', 'text/directory'];
/** Labels of programs that do not know what they send. */
const UNLABELLED = ['application/octet-stream', 'application/unknown', 'application/x-unknown', ''];
const TEXT_NAME = /\.(txt|log|csv|md|json|xml|ini|conf)$/i;

const isText = (kind: string, name: string): boolean =>
  (!FOR_PROGRAMS.includes(kind) && (kind === 'text' || kind.startsWith('text/'))) ||
  (UNLABELLED.includes(kind) && TEXT_NAME.test(name));

/** Nothing optional refuses a contact: what the desk does not keep is named instead. A file is what its content is, whatever its label. Pure. */
export function keptFile({ name, mediaType, content }: File): KeptFile {
  const label = mediaType.split(';')[0]!.trim().toLowerCase();
  const shown = `${name.trim() === '' ? 'a part without a name' : name.trim().slice(-120)} (${label.slice(0, 80) || 'no type'})`;
  const kind = kindOf(content) ?? (!ATTACHMENT_TYPES.includes(label) && isText(label, name) ? 'text/plain' : label);
  if (!ATTACHMENT_TYPES.includes(kind)) return { shown, why: 'the desk does not keep files of this type' };
  if (content.length > MAX_ATTACHMENT_BYTES) return { shown, why: 'it is larger than 5 MB' };
  try {
    return { file: acceptedFile({ name, mediaType: kind, content }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { shown, why: content.length === 0 ? 'it is empty' : 'it is not what its type says' };
  }
}
