import type { ContactDetails } from '../../adapters/desk-under-test.ts';
import type { Organisation, Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

/** What a caller reports where the scenario leaves it open. */
export const reportOf = (
  environment: ScenarioEnvironment,
  organisation: Organisation,
  service: Service,
  summary: string,
): ContactDetails => ({
  caller: environment.people.at(organisation.id),
  service: service.id,
  summary,
  description: `${summary}. Restarting did not help.`,
  impact: '3',
  urgency: '3',
});

export const CONTACT_TYPES = ['incident', 'request', 'complaint', 'enquiry'] as const satisfies readonly NonNullable<
  ContactDetails['type']
>[];
