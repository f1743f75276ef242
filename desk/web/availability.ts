import type { IncidentView } from '../views/types.ts';

/** States of an incident in which a form is offered. */
export const onHand = (incident: IncidentView) => incident.state === 'open' || incident.state === 'paused';
export const notClosed = (incident: IncidentView) => incident.state !== 'closed';
const supplierReportsResolved = (incident: IncidentView) => ['resolved', 'closed'].includes(incident.supplier?.status ?? '');
export const awaitsConfirmation = (incident: IncidentView) =>
  incident.state === 'resolved' || (notClosed(incident) && supplierReportsResolved(incident));
/** Who has confirmed, and said nothing else since, is not asked again. */
export const asksForConfirmation = (incident: IncidentView) => awaitsConfirmation(incident) && incident.confirmedAt === null;
export const reopenable = (incident: IncidentView) => incident.state === 'closed' || awaitsConfirmation(incident);
