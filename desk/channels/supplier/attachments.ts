import { isObject, type Json } from '../../../kernel/index.ts';
import { textIn } from './ticket.ts';
import type { OutgoingDocument } from '../../messages/ports.ts';

/** A document as TMF621 v4 carries one with its content; `description` is what it is known by, so that an attempt finds the one before. */
export const asAttachment = ({ mark, name, mediaType, content }: OutgoingDocument): Json => ({
  name,
  description: mark,
  mimeType: mediaType,
  content: content.toString('base64'),
  source: 'buyer',
});

export const attachmentsOn = (ticket: unknown): readonly Json[] =>
  isObject(ticket) && Array.isArray(ticket['attachment']) ? ticket['attachment'].filter(isObject) : [];

/** Whether an earlier attempt has put it there. A supplier that keeps no description is asked for the same name and bytes. */
export const isThere = (attachments: readonly Json[], document: OutgoingDocument): boolean =>
  attachments.some((each) => {
    if (each['source'] === 'seller') return false;
    const mark = textIn(each, 'description');
    if (mark !== null) return mark === document.mark;
    return textIn(each, 'name') === document.name && textIn(each, 'content') === document.content.toString('base64');
  });

/** An attachment that is there, as a patch names it: what has an id is final (MEF 124 R20, R32), and need not travel again. */
export const asKnown = (attachment: Json): Json =>
  Object.fromEntries(Object.entries(attachment).filter(([name]) => name !== 'content' || textIn(attachment, 'id') === null));
