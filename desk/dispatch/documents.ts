import { outgoing } from './outgoing.ts';
import { calling, knownTicket, findHandOff, sentNow, reportsFor } from './supplier.ts';
import type { RowOf, Sending, Sent } from './types.ts';
import { isInProgress, isWithheld } from '../domain/incident/hand-off/index.ts';

/** Attaches a document to an existing ticket. Nothing more is sent to a supplier that no longer has the incident. */
export async function attach(row: RowOf<'attach'>, options: Sending): Promise<Sent> {
  const { supplier, handOff, document: id } = row.item;
  const seen = await findHandOff(row, handOff, options);
  const record = seen?.handOff;
  if (!seen || !record || record.ticket === null) return { outcome: 'not sent: the supplier never had a ticket', reports: [] };
  if (isWithheld(record, id)) return { outcome: 'not sent: it is withheld', reports: [] };
  const leaving = await outgoing(row.n, id, options);
  if (!leaving) return { outcome: 'not sent: its content was erased', reports: [] };
  const ticket = knownTicket(record.ticket, seen);
  const client = options.outbound.supplier(supplier);
  if (isInProgress(record)) await calling(options, supplier, client.attach(ticket, leaving.document));
  // An attempt with a lost answer may have succeeded, and the record must show it.
  else if (!(await calling(options, supplier, client.hasDocument(ticket, leaving.document))))
    return { outcome: 'not sent: the supplier no longer has the incident', reports: [] };
  return {
    outcome: 'sent',
    reports: reportsFor(row, [{ do: 'documentSent', supplier, handOff, document: id }]),
    also: sentNow(row, handOff, options),
  };
}
