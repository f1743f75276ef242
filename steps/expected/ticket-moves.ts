import type { TicketStatus } from '../../simulators/lsp/index.ts';

/** Where a supplier may move its ticket next: MEF 124's life cycle, written a second time, since supplier and desk share the first. */
const NEXT: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  acknowledged: ['inProgress', 'rejected', 'cancelled'],
  inProgress: ['resolved', 'pending', 'held', 'cancelled'],
  pending: ['inProgress', 'cancelled'],
  held: ['inProgress', 'cancelled'],
  resolved: ['closed', 'inProgress'],
  closed: [],
  rejected: [],
  cancelled: [],
};
export const mayFollow = (from: TicketStatus, to: TicketStatus): boolean => NEXT[from].includes(to);
