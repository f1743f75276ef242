import type { Incident } from './types.ts';
import { didYouMean, firstOf, Refusal } from '../../../kernel/index.ts';

type Fields = Refusal['fields'];

/** The desk's refusals: each code once, with its HTTP status. */
export const refuse = {
  notFound: (reference: string) =>
    new Refusal('not-found', `There is no incident ${reference} that you can see. Check the reference.`, 404),
  forbidden: (what: string) => new Refusal('forbidden', what, 403),
  missing: (what: string, fields: Fields = {}) => new Refusal('missing-data', what, 422, fields),
  patientData: (what: string, fields: Fields = {}) => new Refusal('patient-data', what, 422, fields),
  wrongState: (incident: Incident, what: string) =>
    new Refusal('wrong-state', `${incident.reference} is ${incident.state}: ${what}`, 409),
  notConfirmed: (what: string) => new Refusal('not-confirmed', what, 409),
  notSignedOff: (what: string) => new Refusal('not-signed-off', what, 409),
  notIndependent: (what: string) => new Refusal('not-independent', what, 409),
  notIdentified: (what: string) => new Refusal('not-identified', what, 409),
  invalid: (what: string, fields: Fields = {}) => new Refusal('invalid', what, 400, fields),
  noHazard: (reference = 'of that reference') =>
    new Refusal('not-found', `There is no hazard ${firstOf(reference, 40)} in the log. Check the reference.`, 404),
  noCalendar: (id: string, known: readonly string[]) =>
    new Refusal(
      'not-found',
      `There is no calendar "${firstOf(id, 40)}".${didYouMean(id, known) || ` There are ${known.join(', ')}.`}`,
      404,
    ),
  unknown: (kind: 'service' | 'organisation' | 'supplier', what: string) => new Refusal(`unknown-${kind}`, what, 422),
};

/** `value` trimmed; refused when nothing is left. */
export function requireText(value: string, what: string): string {
  const text = value.trim();
  if (text === '') throw refuse.missing(`Say ${what}.`);
  return text;
}

export const isOver = (incident: Incident): boolean => incident.resolvedAt !== null || incident.closedAt !== null;

export function mustBeOpen(incident: Incident, verb: string): void {
  if (isOver(incident)) throw refuse.wrongState(incident, `reopen it before you ${verb} it.`);
}
