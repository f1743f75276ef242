import { isObject, type Json } from '../../../kernel/index.ts';
import { textIn } from './ticket.ts';
import type { OutgoingDocument } from '../../messages/ports.ts';

/**
 * A document with its content as a TMF621 v4 attachment. `description` identifies it, so that a retry finds the earlier attempt.
 */
export const asAttachment = ({ mark, name, mediaType, content }: OutgoingDocument): Json => ({
  name,
  description: mark,
  mimeType: mediaType,
  content: content.toString('base64'),
  source: 'buyer',
});

export const attachmentsOn = (ticket: unknown): readonly Json[] =>
  isObject(ticket) && Array.isArray(ticket['attachment']) ? ticket['attachment'].filter(isObject) : [];

/** Whether an earlier attempt already attached it. For a supplier that keeps no description, name and bytes are compared. */
export const isThere = (attachments: readonly Json[], document: OutgoingDocument): boolean =>
  attachments.some((each) => {
    if (each['source'] === 'seller') return false;
    const mark = textIn(each, 'description');
    if (mark !== null) return mark === document.mark;
    return textIn(each, 'name') === document.name && textIn(each, 'content') === document.content.toString('base64');
  });

/**
 * An existing attachment, as a patch refers to it: an attachment with an id is final (MEF 124 R20, R32), and its content need not
 * be sent again.
 */
export const asKnown = (attachment: Json): Json =>
  Object.fromEntries(Object.entries(attachment).filter(([name]) => name !== 'content' || textIn(attachment, 'id') === null));
