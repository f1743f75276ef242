import type { Partner } from '../domain/access/partner.ts';
import type { ContactType } from '../domain/incident/contact.ts';
import type { Level, Policy, Severity } from '../../standards/index.ts';

/** Severity terms in use for trouble tickets (TMF621's examples, MEF 124's enumerations), on our scale. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
  critical: '1',
  extensive: '1',
  major: '2',
  high: '2',
  significant: '2',
  medium: '3',
  moderate: '3',
  minor: '4',
  low: '4',
};
const TYPES: Readonly<Record<string, ContactType>> = {
  incident: 'incident',
  request: 'request',
  installation: 'request',
  maintenance: 'request',
  complain: 'complaint',
  complaint: 'complaint',
  enquiry: 'enquiry',
  information: 'enquiry',
  assistance: 'enquiry',
};
const LEVELS: readonly Level[] = ['1', '2', '3', '4', '5'];
const known = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** A partner's severity on our scale; null for a term that was not agreed. */
export function severityMeant(word: string, { severities = {} }: Pick<Partner, 'severities'>): Severity | null {
  const isOurs = (LEVELS as readonly string[]).includes(word);
  return known(severities, word) ?? known(SEVERITIES, word.toLowerCase()) ?? (isOurs ? (word as Severity) : null);
}

/** An unknown type becomes an incident, because incidents have the clocks. */
export const typeMeant = (word: string): ContactType => known(TYPES, word.toLowerCase()) ?? 'incident';

/**
 * Impact and urgency that produce `severity` in the policy's matrix, the closest pair to each other. A severity that is unknown, or absent
 * from the matrix, gets those of an untriaged contact.
 */
export function classified(
  severity: Severity | null,
  { matrix, untriaged }: Policy['severity'],
): { readonly impact: Level; readonly urgency: Level } {
  const pairs = LEVELS.flatMap((impact) =>
    LEVELS.flatMap((urgency) => (matrix[impact][urgency] === severity ? [{ impact, urgency }] : [])),
  );
  const apart = (pair: (typeof pairs)[number]) => Math.abs(Number(pair.impact) - Number(pair.urgency));
  return pairs.sort((a, b) => apart(a) - apart(b) || Number(a.impact) - Number(b.impact))[0] ?? untriaged;
}
