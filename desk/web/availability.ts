import type { IncidentView } from '../views/types.ts';

/*
 * When a form is offered: exactly when the domain takes its command in this state. `actions.test.ts` compares the two in every state.
 */

export const notClosed = (incident: IncidentView) => incident.state !== 'closed';
/** Neither resolved nor closed. */
export const toDo = (incident: IncidentView) => incident.state !== 'resolved' && notClosed(incident);
/** To do, and not with a supplier, paused or not. */
export const isWithDesk = (incident: IncidentView) => toDo(incident) && !incident.withSupplier;
const supplierReportsResolved = ({ withSupplier, supplier }: IncidentView) =>
  withSupplier && ['resolved', 'closed'].includes(supplier?.status ?? '');
export const awaitsConfirmation = (incident: IncidentView) =>
  incident.confirmedAt === null &&
  (incident.state === 'resolved' || incident.state === 'closed' || supplierReportsResolved(incident));
export const closable = (incident: IncidentView) => notClosed(incident) && incident.confirmedAt !== null;
export const reopenable = (incident: IncidentView) => !toDo(incident) || supplierReportsResolved(incident);
