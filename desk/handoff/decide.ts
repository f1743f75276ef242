import { canonicalJson, didYouMean } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';
import { askCaller } from '../incident/lifecycle.ts';
import { isOver, mustBeOpen, refuse, said } from '../incident/refuse.ts';
import type { DeskCommand, Incident, NewEvent } from '../incident/types.ts';
import { mustBeSendable } from './minimum-data-set.ts';
import { meaningOf } from './status.ts';

type Asked<D extends DeskCommand['do']> = Extract<DeskCommand, { do: D }>;

export function handOff(incident: Incident, { supplier: id, data }: Asked<'handOff'>, policy: Policy): readonly NewEvent[] {
  mustBeOpen(incident, 'hand over');
  const supplier = policy.suppliers.find((each) => each.id === id);
  if (!supplier)
    throw refuse.unknown(
      'supplier',
      `"${id}" is not a supplier of this desk.${didYouMean(
        id,
        policy.suppliers.map((each) => each.id),
      )}`,
    );
  if (incident.withSupplier)
    throw refuse.wrongState(incident, `it is with ${incident.supplier?.id}. Take it back before you hand it over again.`);
  mustBeSendable(data, supplier);
  return [{ type: 'handedOff', supplier: id, handOff: incident.handOffs + 1, texts: { data: canonicalJson(data) } }];
}

export function takeBack(incident: Incident, reason: string): readonly NewEvent[] {
  if (!incident.withSupplier || !incident.supplier) throw refuse.wrongState(incident, 'it is with no supplier.');
  return [{ type: 'returned', supplier: incident.supplier.id, texts: { reason: said(reason, 'why you take it back') } }];
}

/** Callbacks may come twice, late or in the wrong order: the same one again changes nothing, an older one never moves the status back. */
export function supplierUpdate(incident: Incident, update: Asked<'supplierUpdate'>): readonly NewEvent[] {
  const { supplier, ticket, status, eventId, note } = update;
  if (incident.supplierEvents.includes(eventId)) return [];
  if (incident.handOffs === 0) throw refuse.notFound(incident.reference);
  const meaning = meaningOf(status);
  if (meaning === null) throw refuse.invalid(`"${status}" is not a status of a trouble ticket.`);

  const current = incident.supplier;
  const happenedAt = update.happenedAt ?? null;
  const overtaken =
    happenedAt !== null &&
    typeof current?.updatedAt === 'string' &&
    Temporal.Instant.compare(Temporal.Instant.from(happenedAt), Temporal.Instant.from(current.updatedAt)) < 0;
  const otherTicket = current === null || current.id !== supplier || (current.ticket !== null && current.ticket !== ticket);
  const late = overtaken || otherTicket;
  const updated: NewEvent = {
    type: 'supplierUpdated',
    supplier,
    ticket,
    status,
    eventId,
    happenedAt,
    late,
    ...(note !== '' && { texts: { note } }),
  };
  if (late || isOver(incident) || !incident.withSupplier) return [updated];
  if (meaning === 'says-resolved' && current.status !== 'resolved') return [updated, askCaller(incident)];
  if (meaning === 'given-back')
    return [
      updated,
      { type: 'returned', supplier, texts: { reason: note === '' ? `The supplier's ticket is ${status}.` : note } },
    ];
  return [updated];
}

/** The outbox reports what the supplier answered to a hand-off. */
export function supplierAnswered({ supplier, handOff, ticket, status }: Asked<'supplierAnswered'>): readonly NewEvent[] {
  return [{ type: 'supplierAccepted', supplier, handOff, ticket, status }];
}

export function supplierRefused(incident: Incident, { supplier, handOff, note }: Asked<'supplierRefused'>): readonly NewEvent[] {
  const refused: NewEvent = { type: 'supplierRefused', supplier, handOff, texts: { note } };
  const stillThere = incident.withSupplier && incident.supplier?.handOff === handOff && !isOver(incident);
  return stillThere ? [refused, { type: 'returned', supplier, texts: { reason: 'The supplier did not accept it.' } }] : [refused];
}
