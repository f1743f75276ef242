export type * from './types.ts';
export { commandsFor } from './changes.ts';
export { eventsFor, tellingOf, type Ticket } from './events.ts';
export { contactFrom } from './intake.ts';
export { tagOf, ticketOf, TICKETS_BASE } from './resource.ts';
