import type { Json } from '../../kernel/trouble-ticket/index.ts';
import { withContent, type ContentOf, type Ticket } from '../trouble-tickets/index.ts';

/** The ticket as a patch that repeats it may have read it: attachments have their content where those of `body` do. */
export function repeated(ticket: Ticket, body: Json, contentOf: ContentOf): Ticket {
  const [kept, sent] = [ticket['attachment'], body['attachment']] as readonly (readonly Json[] | undefined)[];
  if (!Array.isArray(sent) || kept === undefined) return ticket;
  const ids = new Set(
    (sent as readonly (Json | null)[]).flatMap((each) => (each?.['content'] === undefined ? [] : [each['id']])),
  );
  return { ...ticket, attachment: kept.map((each) => (ids.has(each['id']) ? withContent(each, contentOf) : each)) };
}
