import type { ContactDetails } from '../../adapters/desk-under-test.ts';
import type { Organisation, Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

/*
 * Each contact ends when what it sets off is over, so that the next one finds the world at rest: the order of things is then the
 * same in every run.
 */

/** What a caller says when the scenario does not make a point of it. */
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
