import { mayMove, type TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import { apply, fold, isWithdrawn, supplierHasResolved, type Incident, type RecordedEvent } from '../domain/incident/index.ts';

/** A status change in the ticket's history. */
export interface StatusChange {
  readonly status: TicketStatus;
  /** ISO instant. */
  readonly at: string;
  readonly reason?: string;
}

/** An incident's status in TMF621; `MOVES` has the MEF 124 meaning of each. */
function standing(incident: Incident): TicketStatus {
  if (isWithdrawn(incident)) return 'cancelled';
  if (incident.closedAt !== null) return 'closed';
  // The requester is asked to confirm as soon as the supplier reports a resolution, and may answer.
  if (incident.resolvedAt !== null || supplierHasResolved(incident)) return 'resolved';
  if (incident.pausedBy !== null) return /caller/.test(incident.pausedBy) ? 'pending' : 'held';
  // With a supplier, who is a third party in the terms of the table. An analyst hands the incident off, and takes it back.
  if (incident.withSupplier) return 'held';
  return incident.acknowledgedAt === null && incident.respondedAt === null ? 'acknowledged' : 'inProgress';
}

/** Intermediate statuses, `to` last: an incident may be resolved before anyone takes it, but a ticket may not. */
function way(from: TicketStatus, to: TicketStatus): readonly TicketStatus[] {
  // No move returns to the initial status: once taken up, a ticket is in progress.
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
 * Every status that an incident's ticket has had, oldest first. Only moves that TMF621 and MEF 124 allow, with one exception: the desk may
 * reopen a closed ticket.
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
