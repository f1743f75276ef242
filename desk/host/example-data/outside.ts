import type { Outbound } from '../../messages/ports.ts';

/** The world outside while the past is made: every letter arrives, every call is answered, and a supplier keeps the status it was given. */
export function exampleOutside(): { readonly outbound: Outbound; moves(ticket: string, status: string): void } {
  const tickets = new Map<string, { readonly id: string; readonly status: string; readonly externalId: string }>();
  let calls = 0;
  const reading = (id: string) => tickets.get(id) ?? null;
  const moved = (id: string, status: string) => {
    const ticket = tickets.get(id);
    if (ticket) tickets.set(id, { ...ticket, status });
  };
  return {
    moves: moved,
    outbound: {
      mail: async () => {},
      telephone: async () => ({ callId: `example-call-${++calls}` }),
      partner: () => ({ notify: async () => 'told' }),
      supplier: (supplier) => ({
        async create({ externalId }) {
          const ticket = {
            id: `${supplier.toUpperCase()}-${String(tickets.size + 1).padStart(5, '0')}`,
            status: 'acknowledged',
            externalId,
          };
          tickets.set(ticket.id, ticket);
          return ticket;
        },
        read: async (id) => reading(id),
        find: async (externalId) => [...tickets.values()].filter((each) => each.externalId === externalId),
        addNote: async () => {},
        attach: async () => {},
        hasDocument: async () => true,
        reclassify: async ({ id }, severity) => ({ ...reading(id)!, severity }),
        close: async ({ id }) => moved(id, 'closed'),
        reopen: async ({ id }) => moved(id, 'inProgress'),
        cancel: async ({ id }) => moved(id, 'cancelled'),
      }),
    },
  };
}
