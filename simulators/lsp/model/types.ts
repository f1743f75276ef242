import type { TicketAttachment, TicketNote, TicketStatus } from '../../../kernel/trouble-ticket/index.ts';

export type { TicketAttachment, TicketNote, TicketStatus };

/** A ticket as a test sees it at the supplier. */
export interface Ticket {
  readonly id: string;
  readonly externalId?: string;
  readonly description: string;
  readonly severity: string;
  readonly ticketType: string;
  readonly status: TicketStatus;
  readonly statusChangeReason?: string;
  readonly creationDate: string;
  readonly lastUpdate: string;
  readonly resolutionDate?: string;
  readonly note: readonly TicketNote[];
  readonly attachment: readonly TicketAttachment[];
  readonly characteristic: Readonly<Record<string, string>>;
}
