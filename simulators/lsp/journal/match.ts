import { truncate } from '../../../kernel/index.ts';
import { isObject } from '../../../kernel/trouble-ticket/index.ts';
import type { Exchange } from './types.ts';

/** Selects exchanges. Every part that is given must match. */
export interface Matcher {
  /** From the supplier's side: `received` from the desk, or `sent` to it. */
  readonly direction?: Exchange['direction'];
  readonly method?: string;
  /** The path without query; `*` matches anything. */
  readonly path?: string;
  /** The incident's reference, in the request body, a filter, or the returned ticket. */
  readonly externalId?: string;
  readonly eventType?: string;
  readonly status?: Exchange['status'];
  /** A part of the request's JSON body: objects match by the members given, arrays as a subsequence. */
  readonly body?: unknown;
}

export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The incident's reference in an exchange, if there is one. */
export function externalIdOf({
  requestBody,
  responseBody,
  path,
}: Pick<Exchange, 'requestBody' | 'responseBody' | 'path'>): string | undefined {
  for (const body of [jsonIn(requestBody), jsonIn(responseBody)]) {
    if (!isObject(body)) continue;
    const event = isObject(body['event']) && isObject(body['event']['troubleTicket']) ? body['event']['troubleTicket'] : {};
    const found = [body['externalId'], event['externalId'], body['correlationId']].find((value) => typeof value === 'string');
    if (typeof found === 'string') return found;
  }
  return new URLSearchParams(path.split('?')[1]).get('externalId') ?? undefined;
}

export const eventTypeOf = ({ direction, path }: Pick<Exchange, 'direction' | 'path'>): string | undefined =>
  direction === 'sent' ? path.split('?')[0]!.split('/').at(-1) : undefined;

const pathFits = (wanted: string, path: string) =>
  new RegExp(
    `^${wanted
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}$`,
  ).test(path.split('?')[0]!);

const LONGEST_SHOWN = 120;
const shown = (value: unknown) => (value === undefined ? 'nothing' : truncate(JSON.stringify(value), LONGEST_SHOWN));

/** The number of values in an expected body, which weighs a mismatch. */
const sizeOf = (wanted: unknown): number =>
  wanted !== null && typeof wanted === 'object' ? Object.values(wanted).reduce<number>((sum, one) => sum + sizeOf(one), 1) : 1;
function bodyDistance(wanted: unknown, actual: unknown, depth = 1): number {
  if (isObject(wanted) && isObject(actual))
    return Object.entries(wanted).reduce((sum, [name, value]) => sum + bodyDistance(value, actual[name], depth + 1), 0);
  return lacks(wanted, actual, '').length === 0 ? 0 : sizeOf(wanted) / depth;
}

/** The differences between an expected and an actual body, in words; empty when it matches. */
function lacks(wanted: unknown, actual: unknown, at: string): readonly string[] {
  if (isObject(wanted)) {
    if (!isObject(actual)) return [`${at} is ${shown(actual)} and not an object`];
    return Object.entries(wanted).flatMap(([name, value]) => lacks(value, actual[name], `${at}.${name}`));
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual)) return [`${at} is ${shown(actual)} and not a list`];
    let from = 0;
    return wanted.flatMap((item: unknown, i) => {
      const found = actual.findIndex((one: unknown, place) => place >= from && lacks(item, one, at).length === 0);
      if (found >= 0) from = found + 1;
      return found >= 0 ? [] : [`${at}[${i}] is missing at its place in the order: ${shown(item)}`];
    });
  }
  return Object.is(wanted, actual) ? [] : [`${at} is ${shown(actual)} and not ${shown(wanted)}`];
}

/**
 * The parts of a matcher: how to read each from an exchange, and how much a difference weighs. The incident's reference weighs most: for a
 * message about one incident, the nearest miss is another message about the same incident.
 */
const PARTS = [
  { name: 'direction', weighs: 4, of: ({ direction }: Exchange) => direction },
  { name: 'method', weighs: 4, of: ({ method }: Exchange) => method },
  { name: 'path', weighs: 3, of: ({ path }: Exchange) => path },
  { name: 'externalId', weighs: 8, of: externalIdOf },
  { name: 'eventType', weighs: 3, of: eventTypeOf },
  { name: 'status', weighs: 1, of: ({ status }: Exchange) => status },
] as const;
export type Part = (typeof PARTS)[number]['name'];

const wantedIn = (matcher: Matcher, name: Part) => (name === 'method' ? matcher.method?.toUpperCase() : matcher[name]);
const fits = (name: Part, wanted: unknown, actual: unknown): boolean =>
  wanted === undefined ||
  (name === 'path' && typeof wanted === 'string' ? pathFits(wanted, actual as string) : wanted === actual);

/** How an exchange differs from a matcher, part by part, in words; empty when it matches. */
export function differences(matcher: Matcher, exchange: Exchange): readonly string[] {
  const parts = PARTS.flatMap(({ name, of }) => {
    const [wanted, actual] = [wantedIn(matcher, name), of(exchange)];
    if (fits(name, wanted, actual)) return [];
    const whole = name === 'path' && !matcher.path?.includes('*') ? ' (the whole path is compared; * matches anything)' : '';
    return [`${name} is ${shown(actual)} and not ${shown(wanted)}${whole}`];
  });
  return matcher.body === undefined ? parts : [...parts, ...lacks(matcher.body, jsonIn(exchange.requestBody), 'body')];
}

/** The weighted distance of an exchange from a matcher; 0 when it matches. */
export const distance = (matcher: Matcher, exchange: Exchange): number =>
  PARTS.reduce((sum, { name, weighs, of }) => sum + (fits(name, wantedIn(matcher, name), of(exchange)) ? 0 : weighs), 0) +
  (matcher.body === undefined ? 0 : bodyDistance(matcher.body, jsonIn(exchange.requestBody)));

/** Parts that no exchange matches, each with the values that occur instead, the most frequent first. */
export function neverSeen(
  matcher: Matcher,
  exchanges: readonly Exchange[],
): readonly { readonly part: Part; readonly there: readonly string[] }[] {
  return PARTS.flatMap(({ name, of }) => {
    const wanted = wantedIn(matcher, name);
    if (wanted === undefined || exchanges.some((exchange) => fits(name, wanted, of(exchange)))) return [];
    const counts = new Map<string, number>();
    for (const exchange of exchanges) {
      const actual = of(exchange);
      if (actual !== undefined) counts.set(String(actual), (counts.get(String(actual)) ?? 0) + 1);
    }
    return [{ part: name, there: [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value) }];
  });
}

/** A matcher as a phrase. */
export const inWords = (matcher: Matcher): string =>
  Object.entries(matcher)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : truncate(JSON.stringify(value), 4 * LONGEST_SHOWN)}`)
    .join(', ') || 'anything';
