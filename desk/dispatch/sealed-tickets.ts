import type { KnownTicket, SupplierClient } from '../messages/ports.ts';
import { findNhsNumbers, textSeal } from '../../kernel/index.ts';

const SEALED = 'sealed.';

/** The form in which the desk knows a supplier's ticket id, and the id itself, which only the supplier is told. */
export interface SealedTickets {
  readonly sealed: (id: string) => string;
  readonly opened: (ticket: string) => string;
  /** A client for which every ticket has its sealed form. */
  client(client: SupplierClient): SupplierClient;
}

/**
 * A supplier may number its tickets so that one holds a patient's NHS number. The ticket must stay reachable, so no digest will do; and the hand-off
 * is done by then, so a refusal would leave a ticket that nobody follows. The id is sealed under the desk's secret instead: what the desk stores,
 * logs and shows holds no number, and only requests to that supplier, whose id it is, have the id itself.
 */
export function sealedTickets(secret: string): SealedTickets {
  const seal = textSeal(secret, 'ticket');
  const sealed = (id: string) => (findNhsNumbers(id).length > 0 ? `${SEALED}${seal.seal(id)}` : id);
  const opened = (ticket: string) => (ticket.startsWith(SEALED) ? (seal.open(ticket.slice(SEALED.length)) ?? ticket) : ticket);
  const read = <T extends { readonly id: string } | null>(reading: T): T =>
    reading === null ? reading : { ...reading, id: sealed(reading.id) };
  const known = ({ id, mismatch }: KnownTicket): KnownTicket => ({
    id: opened(id),
    mismatch: (reading) => mismatch(read(reading)),
  });
  return {
    sealed,
    opened,
    client: (client) => ({
      create: async (ticket, key) => read(await client.create(ticket, key)),
      read: async (id) => read(await client.read(opened(id))),
      find: async (externalId) => (await client.find(externalId)).map(read),
      addNote: async (ticket, text) => client.addNote(known(ticket), text),
      attach: async (ticket, document) => client.attach(known(ticket), document),
      hasDocument: async (ticket, document) => client.hasDocument(known(ticket), document),
      reclassify: async (ticket, severity, text) => read(await client.reclassify(known(ticket), severity, text)),
      close: async (ticket, text) => client.close(known(ticket), text),
      reopen: async (ticket, text) => client.reopen(known(ticket), text),
      cancel: async (ticket, text) => client.cancel(known(ticket), text),
    }),
  };
}
