import type { IncidentView } from '../../../adapters/desk-under-test.ts';
import type { Standing } from './tried.ts';

export function standingOf({ state, clocks }: IncidentView): Standing {
  const of = (measure: 'response' | 'resolution') => clocks.find(({ measures }) => measures === measure)?.state ?? 'none';
  return { state, response: of('response'), resolution: of('resolution') };
}

/** All by which another verb might be answered differently. Two equal ones are the same state. */
export const situationOf = (incident: IncidentView): string => {
  const { owner, parent, children, majorIncident, supplier, severity, service } = incident;
  return JSON.stringify([standingOf(incident), owner, parent, children, majorIncident !== null, supplier, severity, service]);
};

/** Types of the events that were recorded between two readings of an incident. */
export const typesSince = (before: IncidentView, after: IncidentView): readonly string[] =>
  after.timeline.slice(before.timeline.length).map(({ type }) => type);
