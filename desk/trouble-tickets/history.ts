import { mayMove, type TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import { apply, fold, isWithdrawn, supplierHasResolved, type Incident, type RecordedEvent } from '../domain/incident/index.ts';

/** A change of status, as the ticket's history has it. */
export interface StatusChange {
  readonly status: TicketStatus;
  /** ISO instant. */
  readonly at: string;
  readonly reason?: string;
}

/** Where an incident stands in the words of TMF621; what MEF 124 means by each is in `MOVES`. */
function standing(incident: Incident): TicketStatus {
  if (isWithdrawn(incident)) return 'cancelled';
  if (incident.closedAt !== null) return 'closed';
  // Whoever logged it is asked as soon as the supplier says so, and may answer.
  if (incident.resolvedAt !== null || supplierHasResolved(incident)) return 'resolved';
  if (incident.pausedBy !== null) return /caller/.test(incident.pausedBy) ? 'pending' : 'held';
  // A supplier has it: a third party, in the words of the table. An analyst hands it off, and takes it back.
  if (incident.withSupplier) return 'held';
  return incident.acknowledgedAt === null && incident.respondedAt === null ? 'acknowledged' : 'inProgress';
}

/** The statuses entered on the way, `to` last: an incident may be resolved before anybody took it, and a ticket may not. */
function way(from: TicketStatus, to: TicketStatus): readonly TicketStatus[] {
  // Nothing leads back to the beginning: what was taken up once is being worked on.
  const end = to === 'acknowledged' && from !== to ? 'inProgress' : to;
  if (end === from) return [];
  return !mayMove(from, end) && mayMove(from, 'inProgress') && mayMove('inProgress', end) ? ['inProgress', end] : [end];
}

function reasonOf({ type, texts, ...event }: RecordedEvent): string | undefined {
  if (type === 'resolved') return texts['how'] ?? undefined;
  if (type === 'reopened') return texts['reason'] ?? undefined;
  if (type === 'handedOff') return 'with a supplier';
  return type === 'paused' && 'reason' in event ? event.reason.replaceAll('-', ' ') : undefined;
}

/**
 * Every status that the ticket of an incident has had, oldest first. Only moves that TMF621 and MEF 124 have, except one: the desk may
 * open again what was closed.
 */
export function historyOf({ reference, events }: Incident): readonly StatusChange[] {
  const [first, ...rest] = events;
  let incident = fold(reference, first ? [first] : [])!;
  let status: TicketStatus = 'acknowledged';
  const history: StatusChange[] = [{ status, at: incident.openedAt }];
  for (const event of rest) {
    incident = apply(incident, event);
    const entered = way(status, standing(incident));
    const reason = reasonOf(event);
    for (const [i, next] of entered.entries())
      history.push({ status: next, at: event.at, ...(i === entered.length - 1 && reason !== undefined && { reason }) });
    status = entered.at(-1) ?? status;
  }
  return history;
}
