import type { Partner } from '../domain/access/partner.ts';
import type { ContactType } from '../domain/incident/contact.ts';
import type { Level, Policy, Severity } from '../../standards/index.ts';

/** Words for severities in use among trouble tickets (TMF621's examples, MEF 124's enumerations), on our scale. */
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

/** A partner's word on our scale; null for one that nobody agreed on. */
export function severityMeant(word: string, { severities = {} }: Pick<Partner, 'severities'>): Severity | null {
  const isOurs = (LEVELS as readonly string[]).includes(word);
  return known(severities, word) ?? known(SEVERITIES, word.toLowerCase()) ?? (isOurs ? (word as Severity) : null);
}

/** What is of no known type is an incident: that has the clocks. */
export const typeMeant = (word: string): ContactType => known(TYPES, word.toLowerCase()) ?? 'incident';

/**
 * Impact and urgency that make `severity` in the policy's matrix, as near to each other as there are; those of a contact that nobody has triaged
 * for a severity that is not known, or that the matrix never makes.
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
