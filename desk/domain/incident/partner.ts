import type { Actor } from '../access/actor.ts';
import type { NewEvent } from './events.ts';
import { isOver, refuse, requireText } from './refuse.ts';
import type { Incident } from './types.ts';

/** Commands and checks for incidents that another desk logged. */

/** It was withdrawn, not fixed. */
export function isWithdrawn(incident: Incident): boolean {
  const last = incident.events.findLast(({ type }) => type === 'resolved');
  return isOver(incident) && last?.type === 'resolved' && last.withdrawn === true;
}

/** Ends the incident for the desk or person that logged it, whatever its state, at the supplier too. */
export function withdraw(incident: Incident, given: string): readonly NewEvent[] {
  if (incident.closedAt !== null) throw refuse.wrongState(incident, 'it has ended already.');
  if (incident.children.length > 0)
    throw refuse.wrongState(incident, 'other incidents are a part of it, so only the desk ends it. Ask the desk in a note.');
  const reason = requireText(given, 'why it is no longer needed');
  return [
    ...(incident.withSupplier
      ? [{ type: 'returned', supplier: incident.supplier!.id, texts: { reason: `Withdrawn: ${reason}` } } as const]
      : []),
    { type: 'resolved', withdrawn: true, texts: { how: reason } },
    ...(incident.confirmedAt === null ? [{ type: 'confirmed' } as const] : []),
    { type: 'closed' },
  ];
}

/**
 * Ends the incident in its current state, if it has not ended, and hides its ticket from other desks. The log keeps everything.
 */
export function deleteTicket(incident: Incident, reason: string, actor: Actor): readonly NewEvent[] {
  if (incident.partner?.id !== actor.id)
    throw refuse.forbidden(`${incident.reference} was not logged by your desk. Only the desk that logged a ticket deletes it.`);
  if (incident.ticketDeletedAt !== null) return [];
  return [...(incident.closedAt === null ? withdraw(incident, reason) : []), { type: 'ticketDeleted' }];
}
