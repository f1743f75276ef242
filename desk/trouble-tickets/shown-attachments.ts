import type { Json } from '../../kernel/trouble-ticket/index.ts';
import type { RecordedEvent } from '../domain/incident/index.ts';
import { isBuyerSide } from './buyer-side.ts';

/** Limit of the decoded content in one ticket. Content beyond it is at the `href` of its attachment. */
export const CONTENT_HOLDS = 8 * 1024 * 1024;

type Shown = Json & { readonly id: string };

/** The documents of the ticket at `base`, oldest first, as lists and events carry them: without content. */
export function attachmentsOf(events: readonly RecordedEvent[], base: string): readonly Shown[] {
  return events.flatMap((event): Shown[] => {
    if (event.type !== 'attached' && event.type !== 'documentNamed') return [];
    const { url, mediaType = null } = event.texts;
    const id = event.type === 'attached' ? event.document : `D${event.seq}`;
    const shown = {
      id,
      href: hrefOf(base, id),
      source: isBuyerSide(event) ? 'buyer' : 'seller',
      name: event.texts['name'] ?? '[erased]',
    };
    if (event.type === 'attached') return [{ ...shown, mimeType: event.mediaType, size: { amount: event.size, units: 'bytes' } }];
    return [{ ...shown, ...(url && { url }), ...(mediaType && { mimeType: mediaType }) }];
  });
}
const hrefOf = (base: string, id: string): string => `${base}/attachment/${id}`;

/** Reads a document's content; null when there is none: it is an address, or erased. */
export type ContentOf = (id: string) => Buffer | null;

/** One attachment with its content. */
export function withContent(attachment: Json, contentOf: ContentOf): Json {
  const content = contentOf(String(attachment['id']));
  return content === null ? attachment : { ...attachment, content: content.toString('base64') };
}

/** The ticket with the content of its documents, oldest first, up to the limit of one response. */
export function withContents<T extends Json>(ticket: T, contentOf: ContentOf): T {
  const attachment = ticket['attachment'] as readonly Json[] | undefined;
  if (!attachment) return ticket;
  let left = CONTENT_HOLDS;
  return {
    ...ticket,
    attachment: attachment.map((each) => {
      const { amount } = (each['size'] ?? { amount: 0 }) as { amount: number };
      if (amount > left) return each;
      left -= amount;
      return withContent(each, contentOf);
    }),
  };
}
