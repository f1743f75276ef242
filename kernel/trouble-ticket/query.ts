import { Refusal } from '../refusal.ts';

/** One `name=value` of a query, the value split at its commas. */
export interface QueryParameter {
  readonly name: string;
  /** The whole value, not yet decoded. */
  readonly raw: string;
  readonly values: readonly string[];
}

/** The longest query that is accepted. */
export const QUERY_HOLDS = 2_000;

export const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Refusal('invalidQuery', `"${text}" is not valid percent-encoding.`, 400);
  }
};

/**
 * Parses a query as TMF630 defines it: a comma separates values, an encoded comma (`%2C`) is part of one. `;` is refused, because the
 * guidelines use it for "or" in one place and for "and" in another.
 */
export function parseQuery(search: string): readonly QueryParameter[] {
  const text = search.replace(/^\?/, '');
  if (text.length > QUERY_HOLDS) throw new Refusal('invalidQuery', `A query has at most ${QUERY_HOLDS} characters.`, 400);
  if (text.includes(';'))
    throw new Refusal(
      'invalidQuery',
      'A query has no ";" here: give several values as status=held,pending, and encode a semicolon as %3B.',
      400,
    );
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const [name, raw] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      return { name: percentDecoded(name), raw, values: raw.split(',').map(percentDecoded) };
    });
}

/** The only value of a control such as `limit`; undefined when absent. Refuses with 400 a repeated control. */
export function singleValue(query: readonly QueryParameter[], name: string): string | undefined {
  const given = query.filter((one) => one.name === name);
  if (given.length > 1) throw new Refusal('invalidQuery', `${name} is given once.`, 400);
  return given[0] && percentDecoded(given[0].raw);
}
