import { goesOn } from '../handoff/index.ts';
import { outgoing } from './outgoing.ts';
import { calling, look, sentNow, told } from './supplier.ts';
import type { RowOf, Sending, Sent } from './types.ts';

/** A document for a ticket that is there. Nothing more goes to a supplier that has the incident no longer. */
export async function attach(row: RowOf<'attach'>, options: Sending): Promise<Sent> {
  const { supplier, handOff, document: id } = row.item;
  const bond = look(row, handOff, options)?.bond;
  if (!bond || bond.ticket === null) return { outcome: 'not sent: the supplier never had a ticket', tellings: [] };
  if (!goesOn(bond)) return { outcome: 'not sent: the supplier has it no longer', tellings: [] };
  const leaving = outgoing(row.n, id, options);
  if (!leaving) return { outcome: 'not sent: its content is no more', tellings: [] };
  await calling(options, supplier, options.outbound.supplier(supplier).attach(bond.ticket, leaving.document));
  return {
    outcome: 'sent',
    tellings: told(row, [{ do: 'documentSent', supplier, handOff, document: id }]),
    also: sentNow(row, handOff, options),
  };
}
