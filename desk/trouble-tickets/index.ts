export type { Brought } from './attachments.ts';
export { changesIn, mustBeDeletable } from './changes.ts';
export { eventsFor, eventPayload, withStatuses, type Ticket } from './events.ts';
export { contactFrom } from './intake.ts';
export { tagOf, ticketOf, TICKETS_BASE } from './resource.ts';
export { withContent, withContents, type ContentOf } from './shown-attachments.ts';
export type * from '../domain/access/partner.ts';
