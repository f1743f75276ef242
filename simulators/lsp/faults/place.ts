import type { Tickets } from '../model/tickets.ts';
import { isObject, textIn } from '../../../kernel/trouble-ticket/index.ts';
import { jsonIn } from '../journal/match.ts';
import type { Operation } from './types.ts';

interface CallToPlace {
  readonly operation: Operation | null;
  readonly id: string;
  readonly headers: Headers;
  readonly text: string;
  readonly tickets: Pick<Tickets, 'peek'>;
}

/**
 * Whose call it is, as far as draws go: the incident's own reference, which does not depend on the order in which tickets were made. A
 * creation without one goes by its idempotency key, a ticket without one by its id, everything else is one place.
 */
export function placeOf({ operation, id, headers, text, tickets }: CallToPlace): string {
  if (operation === 'create') {
    const body = jsonIn(text);
    return (isObject(body) ? textIn(body, 'externalId') : undefined) ?? headers.get('idempotency-key') ?? '';
  }
  if (operation !== 'read' && operation !== 'patch') return '';
  const ticket = tickets.peek(id);
  return (ticket && textIn(ticket.sent, 'externalId')) ?? id;
}
