import type { NewEvent, RecordedEvent } from './events.ts';
import { mustBeOpen, refuse, requireText } from './refuse.ts';
import { serviceIn } from './service-named.ts';
import type { Incident } from './types.ts';
import type { Policy } from '../../../standards/index.ts';

/**
 * Files the incident under another service of the catalogue. While a supplier has it, only under one that the same supplier has too: another
 * supplier gets it by a hand-off of its own.
 */
export function changeService(
  incident: Incident,
  { service, reason: given }: { readonly service: string; readonly reason: string },
  policy: Pick<Policy, 'services'>,
): readonly NewEvent[] {
  mustBeOpen(incident, 'change the service of');
  const reason = requireText(given, 'why the service changes');
  const to = serviceIn(policy, service);
  if (service === incident.service) return [];
  if (incident.withSupplier && incident.supplier && to.supplier !== incident.supplier.id)
    throw refuse.wrongState(
      incident,
      `take it back from the supplier first, because ${to.name} is not a service that this supplier has.`,
    );
  return [{ type: 'serviceChanged', from: incident.service, service, texts: { reason } }];
}

/** The service under which the incident stood after event `seq`. */
function serviceAt(events: readonly RecordedEvent[], seq: number): string {
  let service = '';
  for (const event of events) {
    if (event.seq > seq) break;
    if (event.type === 'opened' || event.type === 'serviceChanged') service = event.service;
  }
  return service;
}

const ENDS_RESPONSE: ReadonlySet<RecordedEvent['type']> = new Set(['responded', 'resolved', 'closed']);

/** Whether the response clock has stopped: a response does it, and so does the end of the incident. Nothing starts it again. Pure. */
export const hasEndedResponse = ({ events }: Pick<Incident, 'events'>): boolean =>
  events.some(({ type }) => ENDS_RESPONSE.has(type));

/** The service whose response target counts: the one at the first response. What was answered in time stays so under another service. Pure. */
export function serviceAtResponse({ events, service }: Pick<Incident, 'events' | 'service'>): string {
  const ended = events.find(({ type }) => ENDS_RESPONSE.has(type));
  return ended === undefined ? service : serviceAt(events, ended.seq);
}

/** The incident under the service that it had at event `seq`, such as the one that stopped a clock. Pure. */
export const underServiceAt = (incident: Incident, seq: number): Incident => {
  const service = serviceAt(incident.events, seq);
  return service === incident.service ? incident : { ...incident, service };
};
