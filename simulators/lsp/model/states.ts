import type { TicketStatus } from '../types.ts';

/**
 * Where a ticket may go: the words of TMF621 v4, which has no transitions, with the behaviour of MEF 124. `pending` waits
 * for the desk, `held` for a third party; a resolved ticket is closed or reopened by the desk. A table, so that the guard and
 * the tests of what is refused read the same thing.
 */
export const MOVES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  acknowledged: ['inProgress', 'cancelled', 'rejected'],
  inProgress: ['pending', 'held', 'resolved', 'cancelled'],
  pending: ['inProgress', 'cancelled'],
  held: ['inProgress', 'cancelled'],
  resolved: ['inProgress', 'closed'],
  closed: [],
  cancelled: [],
  rejected: [],
};
export const STATUSES = Object.keys(MOVES) as readonly TicketStatus[];

export const isStatus = (text: unknown): text is TicketStatus => STATUSES.some((status) => status === text);
export const mayMove = (from: TicketStatus, to: TicketStatus): boolean => MOVES[from].includes(to);
export const isReopening = (from: TicketStatus, to: TicketStatus): boolean => from === 'resolved' && to === 'inProgress';
