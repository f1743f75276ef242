import type { Clock, Ids, Release } from '../../kernel/index.ts';
import { createOutbox } from './callbacks/outbox.ts';
import { createSubscriptions } from './callbacks/subscriptions.ts';
import { createJournal } from './journal/journal.ts';
import { idempotency } from './model/idempotency.ts';
import { mayMove } from './model/states.ts';
import { resource, textIn, type Kept } from './model/ticket.ts';
import { createTickets } from './model/tickets.ts';
import { createTokens } from './model/tokens.ts';
import type { OpeningHours, SimulatedSupplier } from './conduct/types.ts';
import type { Reply } from './handlers/reply.ts';
import type { Behaviour, TicketStatus } from './types.ts';

export interface SupplierTenantOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly supplier: SimulatedSupplier;
  /** When its desk is open; always, when left out. */
  readonly hours?: OpeningHours | undefined;
  /** Base address of the desk's TMF621 listener, or '' while there is none. */
  readonly callback: () => string;
  /** Serve without tokens, for somebody else's conformance kit. */
  readonly open?: boolean;
}

export const STATUS_CHANGED = 'TroubleTicketStatusChangeEvent';
export const NOTE_ADDED = 'TroubleTicketAttributeValueChangeEvent';
export const API = '/tmf-api/troubleTicket/v4';

/** One scenario's supplier: its tickets, what it is told to do with them, and what it tells the desk. */
export function createTenant({ name, clock, ids, supplier, callback, open = false }: SupplierTenantOptions) {
  const client = { id: `desk-at-${supplier.id}`, secret: ids.secret(`lsp-client-secret ${name}`, 32) };
  const webhookSecret = `whsec_${Buffer.from(ids.secret(`lsp-webhook-secret ${name}`, 32), 'base64url').toString('base64')}`;
  const journal = createJournal();
  const subscriptions = createSubscriptions({ ids, agreed: callback });
  const tickets = createTickets({ clock, ids, supplierName: supplier.name, minimumDataSet: supplier.minimumDataSet });
  const walking = new Set<Release>();
  let behaviour: Behaviour = {};
  let [toLose, toRefuse] = [0, 0];

  const outbox = createOutbox({
    clock,
    ids,
    journal,
    secret: webhookSecret,
    habits: () => ({ twice: behaviour.duplicatesCallbacks ?? false, signsWrongly: behaviour.signsWrongly ?? false }),
    gone: (url) => subscriptions.end(url),
  });
  const base = `/t/${name}${API}`;

  /** Tells every subscriber; resolves after each first attempt. What the desk changed itself it knows, and is not told. */
  const announce = async (eventType: string, ticket: Kept): Promise<void> => {
    const eventId = ids.uuid('lsp-event');
    const stamp = clock.now().toString();
    const body = JSON.stringify({
      eventId,
      eventTime: stamp,
      eventType,
      ...(textIn(ticket.sent, 'externalId') === undefined ? {} : { correlationId: ticket.sent['externalId'] }),
      domain: 'troubleTicket',
      title: eventType === STATUS_CHANGED ? `Ticket ${ticket.id} is ${ticket.status}` : `Ticket ${ticket.id} has a note`,
      description: ticket.note.at(-1)?.text ?? '',
      timeOcurred: stamp,
      event: { troubleTicket: resource(ticket, base) },
    });
    await Promise.all(subscriptions.addressesFor(eventType).map(async (url) => outbox.post({ id: eventId, url, body })));
  };

  const move = async (id: string, to: TicketStatus, note?: string) => announce(STATUS_CHANGED, tickets.move(id, to, note));

  /** Walks a ticket on, each step a while after the one before, until the desk has taken it somewhere from where the step is illegal. */
  const walk = (ticket: Kept, [step, ...rest]: NonNullable<Behaviour['walk']>): void => {
    if (!step) return;
    const cancel = clock.at(clock.now().add(Temporal.Duration.from(step.after)), async () => {
      walking.delete(cancel);
      if (!mayMove(ticket.status, step.to)) return;
      const told = move(ticket.id, step.to, step.note);
      walk(ticket, rest);
      await told;
    });
    walking.add(cancel);
  };

  return {
    name,
    base,
    clock,
    open,
    client,
    webhookSecret,
    journal,
    subscriptions,
    tickets,
    tokens: createTokens({ clock, ids, client }),
    creations: idempotency<Reply>(),
    announce,
    move,
    accepted: (ticket: Kept) => walk(ticket, behaviour.walk ?? []),
    behave(next: Behaviour): void {
      behaviour = next;
      toLose = next.losesAnswers ?? 0;
      toRefuse = next.unavailable?.times ?? 0;
    },
    /** How the creation at hand is treated; what is counted is counted down by asking. */
    takesLong: () => (behaviour.answersAfter === undefined ? null : Temporal.Duration.from(behaviour.answersAfter)),
    losesThisAnswer: () => toLose-- > 0,
    unavailableFor: () => (toRefuse-- > 0 ? (behaviour.unavailable?.retryAfterSeconds ?? 0) : null),
    close(): void {
      for (const cancel of walking) cancel();
      outbox.close();
    },
  };
}
export type Tenant = ReturnType<typeof createTenant>;
