import type { DeskCommand } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { handOffFor, isInProgress } from './hand-offs.ts';
import { newUpdatesIn, type TicketUpdate } from './reconcile.ts';
import { theirSeverity } from './severities.ts';
import { meaningOf } from './status.ts';
import type { HandOff, TicketReading } from './types.ts';
import { mismatchIn, ourTicket } from './ticket-identity.ts';
import { askCaller } from '../lifecycle.ts';
import { isOver, refuse } from '../refuse.ts';
import type { Incident } from '../types.ts';
import type { Policy } from '../../../../standards/index.ts';
import { firstOf } from '../../../../kernel/index.ts';

type CommandOf<D extends DeskCommand['do']> = Extract<DeskCommand, { do: D }>;
type Updated = Extract<NewEvent, { type: 'supplierUpdated' }>;

/**
 * Applies a supplier's event. Events may be duplicated, late, out of order or lost. A duplicate changes nothing, an older one
 * never moves the status back, and other new updates in its ticket are recorded in the supplier's order.
 */
export function supplierUpdate(incident: Incident, update: CommandOf<'supplierUpdate'>, policy: Policy): readonly NewEvent[] {
  const { supplier, ticket, status, eventId, note, reading } = update;
  if (incident.supplierEvents.includes(eventId)) return [];
  if (incident.handOffCount === 0) throw refuse.notFound(incident.reference);
  if (meaningOf(status) === null) throw refuse.invalid(`"${firstOf(status, 40)}" is not a status of a trouble ticket.`);

  const happenedAt = update.happenedAt ?? null;
  const handOff = handOffFor(incident.handOffs, supplier, ticket);
  const wrong = handOff && reading ? mismatchIn(reading, ourTicket(incident, handOff)) : null;
  if (handOff && wrong)
    return supplierMismatch(incident, {
      do: 'supplierMismatch',
      supplier,
      handOff: handOff.handOff,
      ticket,
      in: 'event',
      ...wrong,
    });
  const late = isLate(incident, handOff, ticket, happenedAt);
  const plain: Updated = {
    type: 'supplierUpdated',
    supplier,
    ticket,
    status,
    eventId,
    happenedAt,
    late,
    ...(note !== '' && { texts: { note } }),
  };
  if (handOff === null || reading?.changes === undefined) return withConsequences(incident, [plain]);
  const updates = updatesOf(reading, handOff, incident, policy);
  // Nothing new: an echo of the desk's own change, or an update already recorded. Only a late event is worth recording.
  if (updates.length === 0) return late ? [plain] : [];
  return withConsequences(
    incident,
    updates.map((each, i) => (i === updates.length - 1 ? { ...each, eventId } : each)),
  );
}

/** Applies a read of the ticket: records its new updates, in the supplier's order. */
export function supplierRead(
  incident: Incident,
  { supplier, handOff, reading, answering }: CommandOf<'supplierRead'>,
  policy: Policy,
): readonly NewEvent[] {
  const record = incident.handOffs.find((each) => each.handOff === handOff && each.supplier === supplier);
  if (!record) return [];
  const wrong = mismatchIn(reading, ourTicket(incident, record));
  const { id: ticket } = reading;
  const where = answering === true ? 'change' : 'reading';
  if (wrong) return supplierMismatch(incident, { do: 'supplierMismatch', supplier, handOff, ticket, in: where, ...wrong });
  const updates = updatesOf(reading, record, incident, policy);
  if (updates.length === 0 && record.mismatchedSince !== null)
    return [{ type: 'supplierMismatched', supplier, handOff, ticket, in: where, by: 'reference', over: true }];
  const isAnswer = answering === true && updates.every(({ change, noteKey }) => change === undefined && noteKey === undefined);
  return withConsequences(incident, isAnswer ? updates.map((update) => ({ ...update, answering })) : updates);
}

/** Somebody else's ticket under the id of ours: nothing of it is recorded, and a person is notified, once for each such ticket. */
export function supplierMismatch(
  incident: Incident,
  { supplier, handOff, ticket, in: where, by, theirs }: CommandOf<'supplierMismatch'>,
): readonly NewEvent[] {
  const record = incident.handOffs.find((each) => each.handOff === handOff);
  const known = incident.events.findLast((event) => event.type === 'supplierMismatched' && event.handOff === handOff);
  const isRecorded = known?.type === 'supplierMismatched' && known.by === by && (known.texts['theirs'] ?? '') === theirs;
  if (!record || (isRecorded && record.mismatchedSince !== null)) return [];
  return [{ type: 'supplierMismatched', supplier, handOff, ticket, in: where, by, ...(theirs !== '' && { texts: { theirs } }) }];
}

const isCurrent = (incident: Incident, handOff: HandOff | null) => handOff !== null && handOff === incident.handOffs.at(-1);

function isLate(incident: Incident, handOff: HandOff | null, ticket: string, happenedAt: string | null): boolean {
  const overtaken =
    happenedAt !== null &&
    typeof handOff?.updatedAt === 'string' &&
    Temporal.Instant.compare(Temporal.Instant.from(happenedAt), Temporal.Instant.from(handOff.updatedAt)) < 0;
  return overtaken || !isCurrent(incident, handOff) || (handOff?.ticket !== null && handOff?.ticket !== ticket);
}

function updatesOf(reading: TicketReading, handOff: HandOff, incident: Incident, policy: Policy): readonly Updated[] {
  const { supplier, ticket } = { supplier: handOff.supplier, ticket: reading.id };
  const severity = theirSeverity(
    reading,
    incident.severity,
    policy.suppliers.find(({ id }) => id === supplier),
  );
  const changed = severity !== undefined && severity !== handOff.theirs ? { theirs: severity } : {};
  const late = !isCurrent(incident, handOff);
  const updates = newUpdatesIn(reading, handOff, incident);
  const of = ({ status, note, at, change, noteKey, overtaken }: TicketUpdate, i: number): Updated => ({
    type: 'supplierUpdated',
    supplier,
    ticket,
    status,
    eventId: `${ticket} ${change ?? noteKey ?? `read as ${status}`}`,
    happenedAt: at,
    late: late || overtaken,
    ...(change !== undefined && { change }),
    ...(noteKey !== undefined && { noteKey }),
    ...(i === updates.length - 1 && changed),
    ...(note !== '' && { texts: { note } }),
  });
  if (updates.length > 0 || changed.theirs === undefined) return updates.map(of);
  const at = handOff.updatedAt;
  return [
    {
      type: 'supplierUpdated',
      supplier,
      ticket,
      status: handOff.status ?? reading.status,
      eventId: `${ticket} severity ${severity} ${at ?? ''}`.trim(),
      happenedAt: at,
      late,
      ...changed,
    },
  ];
}

/**
 * Consequences for the incident, by the newest update: the caller is asked, or the incident returns to the desk. A supplier's
 * update never ends it; only the caller's confirmation does.
 */
function withConsequences(incident: Incident, updates: readonly Updated[]): readonly NewEvent[] {
  const last = updates.findLast(({ late }) => !late);
  if (!last || isOver(incident) || !incident.withSupplier) return updates;
  const meaning = meaningOf(last.status);
  const before = incident.supplier?.status ?? '';
  const claims = meaning === 'says-resolved' || meaning === 'done';
  if (claims && !['resolved', 'closed'].includes(before)) return [...updates, askCaller(incident)];
  if (meaning !== 'given-back') return updates;
  const reason = last.texts?.['note'] ?? `The supplier's ticket is ${last.status}.`;
  return [...updates, { type: 'returned', supplier: last.supplier, texts: { reason } }];
}

/** The outbox reports the supplier's response to a hand-off. After a crash the report may repeat. */
export function supplierAnswered(incident: Incident, answer: CommandOf<'supplierAnswered'>): readonly NewEvent[] {
  const { supplier, handOff, ticket, status, severity, adopted, others = [], documents = [] } = answer;
  const known = incident.handOffs.find((record) => record.handOff === handOff);
  if (known && known.acceptedAt !== null && known.ticket === ticket) return [];
  return [
    {
      type: 'supplierAccepted',
      supplier,
      handOff,
      ticket,
      status,
      ...(severity !== undefined && { theirs: severity }),
      ...(adopted === true && { adopted }),
      ...(others.length > 0 && { others }),
      ...(documents.length > 0 && { documents }),
    },
  ];
}

const isWithSupplier = (incident: Incident, handOff: number) =>
  incident.withSupplier && incident.supplier?.handOff === handOff && !isOver(incident);

export function supplierRefused(
  incident: Incident,
  { supplier, handOff, note }: CommandOf<'supplierRefused'>,
): readonly NewEvent[] {
  const refused: NewEvent = { type: 'supplierRefused', supplier, handOff, texts: { note } };
  const reason = 'The supplier did not accept it.';
  return isWithSupplier(incident, handOff) ? [refused, { type: 'returned', supplier, texts: { reason } }] : [refused];
}

const inProgress = (incident: Incident, handOff: number): HandOff | undefined =>
  incident.handOffs.find((record) => record.handOff === handOff && isInProgress(record));

/** The supplier accepted the hand-off but has no such ticket: the incident returns to the desk, and a person is notified. */
export function supplierLost(incident: Incident, { supplier, handOff, ticket }: CommandOf<'supplierLost'>): readonly NewEvent[] {
  if (!inProgress(incident, handOff)) return [];
  const broken: NewEvent = { type: 'supplierSilent', supplier, handOff, why: 'no-ticket' };
  const reason = `The supplier accepted it as ${ticket}, and has no such ticket.`;
  return isWithSupplier(incident, handOff) ? [broken, { type: 'returned', supplier, texts: { reason } }] : [broken];
}

/** Nothing was received within the contract's response time; recorded once per hand-off. */
export function supplierSilent(incident: Incident, { supplier, handOff }: CommandOf<'supplierSilent'>): readonly NewEvent[] {
  const record = inProgress(incident, handOff);
  return record && record.lastContactAt === null && record.silentSince === null
    ? [{ type: 'supplierSilent', supplier, handOff, why: 'nothing-heard' }]
    : [];
}

/** A message to the supplier is still undelivered: the desk calls the supplier's service desk instead, and notifies a person. */
export function supplierUnreachable(
  incident: Incident,
  { supplier, handOff, what, since }: CommandOf<'supplierUnreachable'>,
): readonly NewEvent[] {
  const record = inProgress(incident, handOff);
  return record && record.unreachableSince === null ? [{ type: 'supplierUnreachable', supplier, handOff, what, since }] : [];
}

export function supplierRung({ supplier, handOff, callId }: CommandOf<'supplierRung'>): readonly NewEvent[] {
  return [{ type: 'supplierRung', supplier, handOff, callId }];
}

/** Repeated network reports about a call are recorded once. */
export function personUnreached(incident: Incident, call: CommandOf<'personUnreached'>): readonly NewEvent[] {
  const { role, handOff, why, callId } = call;
  const record = incident.handOffs.find((each) => each.handOff === handOff);
  const recorded = incident.events.some((event) => event.type === 'personUnreached' && event.callId === callId);
  return record && !recorded ? [{ type: 'personUnreached', role, supplier: record.supplier, handOff, why, callId }] : [];
}

export function personRung({ role, supplier, handOff, callId }: CommandOf<'personRung'>): readonly NewEvent[] {
  return [{ type: 'personRung', role, supplier, handOff, callId }];
}
