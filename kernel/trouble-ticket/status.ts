export type TicketStatus = 'acknowledged' | 'rejected' | 'pending' | 'held' | 'inProgress' | 'cancelled' | 'closed' | 'resolved';

/**
 * The legal status changes. The statuses are TMF621 v4's, which defines no transitions; the transitions are MEF 124's. `pending` waits
 * for the desk, `held` for a third party. The desk closes or reopens a resolved ticket. Guard and tests read the same table.
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

/** A change of status. */
export interface Move {
  readonly from: TicketStatus;
  readonly to: TicketStatus;
}

const changes: readonly Move[] = STATUSES.flatMap((from) => STATUSES.filter((to) => to !== from).map((to) => ({ from, to })));

export const isStatus = (text: unknown): text is TicketStatus => STATUSES.some((status) => status === text);
export const mayMove = (from: TicketStatus, to: TicketStatus): boolean => MOVES[from].includes(to);
export const isReopening = (from: TicketStatus, to: TicketStatus): boolean => from === 'resolved' && to === 'inProgress';
export const isFinal = (status: TicketStatus): boolean => MOVES[status].length === 0;

/** The 13 legal changes and the 43 illegal ones. Keeping a status is neither. */
export const LEGAL: readonly Move[] = changes.filter(({ from, to }) => mayMove(from, to));
export const ILLEGAL: readonly Move[] = changes.filter(({ from, to }) => !mayMove(from, to));

/** A shortest path of statuses from a new ticket to `status`, without `acknowledged`, where every ticket begins. Null when there is none. */
export function wayTo(status: TicketStatus): readonly TicketStatus[] | null {
  const ways: (readonly TicketStatus[])[] = [['acknowledged']];
  for (const way of ways) {
    const last = way.at(-1)!;
    if (last === status) return way.slice(1);
    ways.push(...MOVES[last].filter((next) => !way.includes(next)).map((next) => [...way, next]));
  }
  return null;
}
