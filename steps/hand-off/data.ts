import type { HandOffDetails, IncidentView } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

/** A complete minimum data set for an incident. */
export function completeData({ standard }: ScenarioEnvironment, incident: IncidentView): HandOffDetails {
  const service = standard.services.find(({ id }) => id === incident.service);
  return {
    occurredAt: incident.openedAt,
    description: `${incident.summary}: nobody gets past the first screen`,
    impact: 'Two wards work on paper',
    affectedUsers: 40,
    affectedService: service?.name ?? incident.service,
    location: 'Ward 4F',
    workaround: 'Paper charts until further notice',
    stepsTaken: 'Signed in from another ward, other smartcard, other browser',
    requesterContact: `${incident.caller.name}, ${incident.caller.telephone ?? incident.caller.mail ?? 'at the front desk'}`,
    updateContact: standard.contacts[0]?.mail ?? 'the service desk',
    errorText: 'ERR-2047 session could not be opened',
  };
}
