import type { Core } from './core.ts';
import type { SupplierEvents } from './types.ts';
import { incidentLane, type UnitOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { gapIn, handOffFor, identifiesTicket, type TicketReading } from '../domain/incident/hand-off/index.ts';
import { refuse } from '../domain/incident/index.ts';
import { numberOf, referenceOf } from '../store/index.ts';
import { firstOf, Refusal, sha256 } from '../../kernel/index.ts';

/**
 * Receives suppliers' events after their signatures are verified. An event that only names its ticket, or reveals a gap it cannot
 * fill, schedules a read of the ticket. Refuses an event about no ticket that this supplier could mean.
 */
export function supplierEvents(core: Core, wake: () => void, sealed: (ticket: string) => string): SupplierEvents {
  const { store, clock, parts, units } = core;
  /**
   * The incident that an event is about: the one that its ticket names, if a hand-off of it can have this ticket; else the one
   * that has it. That incident's decision compares the two.
   */
  const meant = async (supplier: string, { id, externalId }: TicketReading, has: number | null): Promise<string | null> => {
    const ours = has === null ? null : referenceOf(has);
    if (externalId === undefined || ours === null || externalId === ours) return externalId ?? ours;
    const named = numberOf(externalId);
    const other = named === null ? null : await core.load(named);
    return other && handOffFor(other.handOffs, supplier, id) ? externalId : ours;
  };
  return {
    async receiveSupplierEvent(supplier, { ticket: named, reading: read, eventId, note, happenedAt }) {
      const ticket = sealed(named);
      const reading = read && { ...read, id: sealed(read.id) };
      const readAgain = ({ write }: UnitOfWork, n: number, handOff: number) => {
        const now = clock.now();
        const key = sha256(`${store.id}\0${supplier}\0${eventId}`).slice(0, 32);
        const item = { kind: 'read', supplier, handOff, at: String(now), because: 'event' } as const;
        write.outbox.addOnce({ n, lane: key, item, key, due: now.epochMilliseconds, supplier });
      };
      const known = await store.handOffs.byTicket(supplier, ticket);
      const reference = reading === null ? null : await meant(supplier, reading, known?.n ?? null);
      const n = reference === null ? null : numberOf(reference);
      const outcome = await units.run(
        async (unit) => {
          const now = await store.handOffs.byTicket(supplier, ticket);
          unit.rely({ on: 'ticket', supplier, ticket, n: now?.n ?? null });
          const before = reading === null || n === null ? null : await unit.load(n);
          const handOff = before && handOffFor(before.handOffs, supplier, ticket);
          const gap = handOff && reading ? gapIn(reading, handOff) : null;
          if (reading !== null && reference !== null && gap !== 'history' && (identifiesTicket(reading) || !now)) {
            if (n === null || before === null) throw refuse.notFound(reference);
            const name = parts.policy.suppliers.find(({ id }) => id === supplier)?.name ?? supplier;
            const actor: Actor = { id: `supplier:${supplier}`, name, role: 'supplier', organisation: null };
            const when = happenedAt === null ? {} : { happenedAt };
            const { status } = reading;
            const update = { do: 'supplierUpdate', supplier, ticket, status, note, eventId, reading, ...when } as const;
            await core.handle(unit, n, update, actor);
            if (gap !== null && handOff) readAgain(unit, n, handOff.handOff);
            return 'taken';
          }
          if (now) {
            readAgain(unit, now.n, now.handOff);
            return 'to-be-read';
          }
          if (await store.handOffs.sending(supplier)) {
            unit.write.handOffs.park(supplier, ticket, String(clock.now()));
            return 'parked';
          }
          if (reading !== null) return 'nothing-to-do';
          throw new Refusal('not-found', `No hand-off of ours has the ticket ${firstOf(ticket, 80)}.`, 404);
        },
        n === null ? {} : { lane: incidentLane(n) },
      );
      if (outcome === 'taken' || outcome === 'to-be-read') wake();
      return outcome;
    },
  };
}
