import { isObject, textIn, type Json } from '../../../kernel/trouble-ticket/index.ts';
import { severityIn, wordFor } from '../profile/words.ts';
import type { SimulatedSupplier } from '../profile/types.ts';

/** A field's content as text. */
export const read = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** Computes a form field from what the desk sent; null when the form has no such field. */
type Entry = (value: string) => string | null;

const nothing: Entry = () => null;
const shortened = (most: number): Entry => {
  return (value) => {
    const line = value.split('\n')[0]!.trim();
    return line.length > most ? `${line.slice(0, most - 1)}…` : line;
  };
};
const BANDS = [
  { upTo: 1, says: 'one' },
  { upTo: 10, says: 'up to 10' },
  { upTo: 100, says: 'up to 100' },
] as const;
const banded: Entry = (value) => BANDS.find(({ upTo }) => Number(value) <= upTo)?.says ?? 'over 100';
const ITSELF: Entry = () => 'National service desk';

export const LONGEST_DESCRIPTION = 100;
export const LONGEST_ANSWER = 120;
export const LONGEST_QUESTION = 80;
/** The value of a field that the supplier requires and the national desk's form lacks. */
export const NOT_STATED = 'not stated';

/**
 * The national desk's form, field by field. Which fields it lacks is an assumption: no form of the national desk of 2007 is public. How
 * much of the local desk's knowledge is lost by rekeying is what the comparison of the two routes shows.
 */
export const FORM: Readonly<Record<string, Entry>> = {
  occurredAt: (value) => value,
  description: shortened(LONGEST_DESCRIPTION),
  affectedService: (value) => value,
  affectedUsers: banded,
  requesterContact: ITSELF,
  updateContact: ITSELF,
  impact: nothing,
  location: nothing,
  workaround: nothing,
  stepsTaken: nothing,
  errorText: nothing,
};

export interface Rekeyed {
  /** The ticket as it is opened at the responsible supplier. */
  readonly body: Json;
  /** Fields whose content was lost or shortened, in the form's order. */
  readonly lost: readonly string[];
}

/** Rekeys a ticket under the national desk's reference and in its form. Pure. */
export function rekeyed({
  reference,
  sent,
  from,
  to,
}: {
  readonly reference: string;
  readonly sent: Json;
  readonly from: Pick<SimulatedSupplier, 'severities'>;
  readonly to: Pick<SimulatedSupplier, 'severities' | 'minimumDataSet'>;
}): Rekeyed {
  const given = isObject(sent['minimumDataSet']) ? sent['minimumDataSet'] : {};
  const description = textIn(sent, 'description') ?? '';
  const values = Object.entries({ description, ...given } as Json).map(([field, value]) => ({ field, was: read(value) }));
  const entries = values
    .filter(({ was }) => was !== '')
    .map(({ field, was }) => ({ field, was, is: FORM[field]?.(was) ?? null }));
  const kept = Object.fromEntries(entries.flatMap(({ field, is }) => (is === null ? [] : [[field, is]])));
  const missing = to.minimumDataSet.filter((field) => !(field in kept)).map((field) => [field, NOT_STATED]);
  const order = [...Object.keys(FORM), ...values.map(({ field }) => field)];
  const lost = entries.filter(({ was, is }) => was !== is).map(({ field }) => field);
  return {
    body: {
      externalId: reference,
      description: shortened(LONGEST_DESCRIPTION)(description),
      severity: wordFor(to.severities, severityIn(from.severities, textIn(sent, 'severity') ?? '')),
      ticketType: 'incident',
      minimumDataSet: { ...kept, ...Object.fromEntries(missing) },
    },
    lost: ['externalId', ...[...new Set(order)].filter((field) => lost.includes(field))],
  };
}

export const inShort = (text: string, most: number): string => shortened(most)(text) ?? '';
