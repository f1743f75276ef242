import type { KnownTicket, SupplierClient } from '../messages/ports.ts';
import { findNhsNumbers, textSeal } from '../../kernel/index.ts';

const SEALED = 'sealed.';

/** Converts a supplier's ticket id to the form that the desk stores, and back to the id that only requests to the supplier hold. */
export interface SealedTickets {
  readonly sealed: (id: string) => string;
  readonly opened: (ticket: string) => string;
  /** A client for which every ticket has its sealed form. */
  client(client: SupplierClient): SupplierClient;
}

/**
 * A supplier's ticket id may contain a patient's NHS number. Such an id is sealed under the desk's secret, so that the store, the log and the pages
 * hold no number. A digest could not be turned back into the id for the next request. A refusal would leave a ticket at the supplier that nobody
 * follows.
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
