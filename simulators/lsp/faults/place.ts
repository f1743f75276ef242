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
 * The key of a call's draws. It is the incident's reference, which does not depend on the order of creation; without one, the idempotency
 * key of a creation or the id of a ticket. All other calls share one key.
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
