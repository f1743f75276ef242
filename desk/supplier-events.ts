import { Refusal, sha256, type Clock } from '../kernel/index.ts';
import type { Policy } from '../standards/index.ts';
import type { HeardEvent } from './channels/supplier/events.ts';
import { referenceOf, type Store } from './store/index.ts';
import type { Actor, Command } from './types.ts';

/** What became of an event: its ticket was whole, or is read, or is remembered until we know it; or it was about nothing of ours. */
export type EventFate = 'taken' | 'to-be-read' | 'parked' | 'nothing-to-do';

export interface EventsIn {
  readonly store: Store;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly command: (reference: string, command: Command, actor: Actor) => Promise<unknown>;
  readonly wake: () => void;
}

/**
 * An event of a supplier's, its signature checked. Resolves once what it changes is committed: an event that only names its ticket is kept
 * as a reading to be done. Refuses what is about no ticket that this supplier could mean.
 */
export async function supplierHeard(
  { store, clock, policy, command, wake }: EventsIn,
  supplier: string,
  heard: HeardEvent,
): Promise<EventFate> {
  const { ticket, reading, eventId, note, happenedAt } = heard;
  const known = store.bonds.byTicket(supplier, ticket);
  const reference = reading?.externalId ?? (known ? referenceOf(known.n) : null);
  if (reading !== null && reference !== null) {
    const name = policy.suppliers.find(({ id }) => id === supplier)?.name ?? supplier;
    const actor: Actor = { id: `supplier:${supplier}`, name, role: 'supplier', organisation: null };
    const { status } = reading;
    const when = happenedAt === null ? {} : { happenedAt };
    await command(reference, { do: 'supplierUpdate', supplier, ticket, status, note, eventId, reading, ...when }, actor);
    return 'taken';
  }
  const now = clock.now();
  if (known) {
    const key = sha256(`${store.id}\0${supplier}\0${eventId}`).slice(0, 32);
    const item = { kind: 'read', supplier, handOff: known.handOff, at: String(now), because: 'event' } as const;
    await store.write(() => store.outbox.addOnce({ n: known.n, lane: key, item, key, due: now.epochMilliseconds, supplier }));
    wake();
    return 'to-be-read';
  }
  if (store.bonds.sending(supplier)) {
    await store.write(() => store.bonds.park(supplier, ticket, String(now)));
    return 'parked';
  }
  if (reading !== null) return 'nothing-to-do';
  throw new Refusal('not-found', `No hand-off of ours has the ticket ${ticket.slice(0, 80)}.`, 404);
}
