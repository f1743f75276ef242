import type { CommandResult } from '../commands/handle-command.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { Command } from '../domain/incident/commands.ts';
import { handOffFor, gapIn } from '../domain/incident/hand-off/index.ts';
import type { SupplierEvent } from '../domain/incident/hand-off/types.ts';
import type { Incident } from '../domain/incident/index.ts';
import type { EventOutcome } from './types.ts';
import { numberOf, referenceOf, type Store } from '../store/index.ts';
import { Refusal, sha256, type Clock } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

export interface EventsIn {
  readonly store: Store;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly load: (n: number) => Incident | null;
  /** `also` writes what belongs to it into the same transaction. */
  readonly command: (reference: string, command: Command, actor: Actor, also: (done: CommandResult) => void) => Promise<unknown>;
  readonly wake: () => void;
}

/**
 * An event of a supplier's, its signature checked. Resolves once what it changes is committed: an event that only names its ticket is kept
 * as a reading to be done, and so is one that shows a gap it cannot fill. Refuses what is about no ticket that this supplier could mean.
 */
export async function receiveSupplierEvent(
  { store, clock, policy, load, command, wake }: EventsIn,
  supplier: string,
  event: SupplierEvent,
): Promise<EventOutcome> {
  const { ticket, reading, eventId, note, happenedAt } = event;
  const known = store.handOffs.byTicket(supplier, ticket);
  const reference = reading?.externalId ?? (known ? referenceOf(known.n) : null);
  const now = clock.now();
  const readAgain = ({ n, handOff }: { readonly n: number; readonly handOff: number }) => {
    const key = sha256(`${store.id}\0${supplier}\0${eventId}`).slice(0, 32);
    const item = { kind: 'read', supplier, handOff, at: String(now), because: 'event' } as const;
    store.outbox.addOnce({ n, lane: key, item, key, due: now.epochMilliseconds, supplier });
  };
  const before = reading === null || reference === null ? null : load(numberOf(reference) ?? -1);
  const record = before && handOffFor(before.handOffs, supplier, ticket);
  const gap = record && reading ? gapIn(reading, record) : null;
  if (reading !== null && reference !== null && gap !== 'history') {
    const name = policy.suppliers.find(({ id }) => id === supplier)?.name ?? supplier;
    const actor: Actor = { id: `supplier:${supplier}`, name, role: 'supplier', organisation: null };
    const { status } = reading;
    const when = happenedAt === null ? {} : { happenedAt };
    const update = { do: 'supplierUpdate', supplier, ticket, status, note, eventId, reading, ...when } as const;
    await command(reference, update, actor, ({ n }) => {
      if (gap !== null && record) readAgain({ n, handOff: record.handOff });
    });
    if (gap !== null) wake();
    return 'taken';
  }
  if (known) {
    await store.write(() => readAgain(known));
    wake();
    return 'to-be-read';
  }
  if (store.handOffs.sending(supplier)) {
    await store.write(() => store.handOffs.park(supplier, ticket, String(now)));
    return 'parked';
  }
  if (reading !== null) return 'nothing-to-do';
  throw new Refusal('not-found', `No hand-off of ours has the ticket ${ticket.slice(0, 80)}.`, 404);
}
