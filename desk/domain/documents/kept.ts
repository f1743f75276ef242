import {
  acceptedFile,
  ATTACHMENT_TYPES,
  isSealed,
  kindOf,
  MAX_ATTACHMENT_BYTES,
  plainName,
  SEALED_MESSAGE,
  type File,
} from './accepted.ts';
import { firstOf, lastOf, Refusal } from '../../../kernel/index.ts';

/**
 * A contact's file in the form the desk stores, or the reason for not storing it; `shown` is the name the caller knows it by. `sealed`: it is
 * a message that the desk stores and cannot open.
 */
export type KeptFile =
  { readonly file: File; readonly shown: string; readonly sealed: boolean } | { readonly shown: string; readonly why: string };

/** Machine-readable texts, of no use to an analyst who opens them. */
const FOR_PROGRAMS = ['text/calendar', 'text/vcard', 'text/x-vcard', 'text/directory'];
/** Labels of senders that do not know the type of the file. */
const UNLABELLED = ['application/octet-stream', 'application/unknown', 'application/x-unknown', ''];
const SEALED_LABELS = [SEALED_MESSAGE, 'application/x-pkcs7-mime'];
const SEALED_NAME = /\.p7m$/i;
const TEXT_NAME = /\.(txt|log|csv|md|json|xml|ini|conf)$/i;

const isText = (kind: string, name: string): boolean =>
  (!FOR_PROGRAMS.includes(kind) && (kind === 'text' || kind.startsWith('text/'))) ||
  (UNLABELLED.includes(kind) && TEXT_NAME.test(name));

const isCalledSealed = (label: string, name: string): boolean =>
  SEALED_LABELS.includes(label) || (UNLABELLED.includes(label) && SEALED_NAME.test(name));

function sealed({ name, content }: File, shown: string): KeptFile {
  if (content.length > MAX_ATTACHMENT_BYTES) return { shown, why: 'it is larger than 5 MB' };
  return { file: { name: plainName(name), mediaType: SEALED_MESSAGE, content }, shown, sealed: true };
}

/**
 * An optional file never refuses a contact: a file that the desk does not store is named instead. The content decides the type,
 * whatever the label. Pure.
 */
export function keptFile({ name, mediaType, content }: File): KeptFile {
  const label = mediaType.split(';')[0]!.trim().toLowerCase();
  const shown = `${name.trim() === '' ? 'a part without a name' : lastOf(name.trim(), 120)} (${firstOf(label, 80) || 'no type'})`;
  const kind = kindOf(content) ?? (!ATTACHMENT_TYPES.includes(label) && isText(label, name) ? 'text/plain' : label);
  if (isCalledSealed(label, name)) {
    if (isSealed(content)) return sealed({ name, mediaType, content }, shown);
    if (kind === label) return { shown, why: content.length === 0 ? 'it is empty' : 'its content does not match its type' };
  }
  if (!ATTACHMENT_TYPES.includes(kind)) return { shown, why: 'the desk does not store files of this type' };
  if (content.length > MAX_ATTACHMENT_BYTES) return { shown, why: 'it is larger than 5 MB' };
  try {
    return { file: acceptedFile({ name, mediaType: kind, content }), shown, sealed: false };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { shown, why: content.length === 0 ? 'it is empty' : 'its content does not match its type' };
  }
}
