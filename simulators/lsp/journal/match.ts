import { truncate } from '../../../kernel/index.ts';
import { isObject } from '../../../kernel/trouble-ticket/index.ts';
import type { Exchange } from './types.ts';

/** Which exchanges are meant. Every part that is given must fit. */
export interface Matcher {
  /** As the supplier sees it: `received` from the desk, or `sent` to it. */
  readonly direction?: Exchange['direction'];
  readonly method?: string;
  /** Path without query; `*` stands for anything. */
  readonly path?: string;
  /** The incident's own reference, in the body, in a filter, or in the ticket that is answered. */
  readonly externalId?: string;
  readonly eventType?: string;
  readonly status?: Exchange['status'];
  /** What the request's JSON body holds at least: objects by their named members, arrays as a sequence of such. */
  readonly body?: unknown;
}

export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The incident's own reference in an exchange, if one is in it. */
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

/** How much of what is wanted a miss leaves open: everything below it, and the more the nearer it is to the root. */
const sizeOf = (wanted: unknown): number =>
  wanted !== null && typeof wanted === 'object' ? Object.values(wanted).reduce<number>((sum, one) => sum + sizeOf(one), 1) : 1;
function bodyDistance(wanted: unknown, actual: unknown, depth = 1): number {
  if (isObject(wanted) && isObject(actual))
    return Object.entries(wanted).reduce((sum, [name, value]) => sum + bodyDistance(value, actual[name], depth + 1), 0);
  return lacks(wanted, actual, '').length === 0 ? 0 : sizeOf(wanted) / depth;
}

/** Where `actual` lacks what `wanted` asks for, in words; empty when it has all of it. */
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
      return found >= 0 ? [] : [`${at}[${i}] is nowhere in its order: ${shown(item)}`];
    });
  }
  return Object.is(wanted, actual) ? [] : [`${at} is ${shown(actual)} and not ${shown(wanted)}`];
}

/**
 * The parts of a matcher: what an exchange has there, and how far one that differs there is from what is meant. Whose incident it is
 * weighs most: somebody who looks for a message about one wants to see what was said about that one.
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

/** How an exchange differs from what is looked for, part by part, in words. Empty: it is one of those meant. */
export function differences(matcher: Matcher, exchange: Exchange): readonly string[] {
  const parts = PARTS.flatMap(({ name, of }) => {
    const [wanted, actual] = [wantedIn(matcher, name), of(exchange)];
    if (fits(name, wanted, actual)) return [];
    const whole = name === 'path' && !matcher.path?.includes('*') ? ' (it is compared whole; * stands for anything)' : '';
    return [`${name} is ${shown(actual)} and not ${shown(wanted)}${whole}`];
  });
  return matcher.body === undefined ? parts : [...parts, ...lacks(matcher.body, jsonIn(exchange.requestBody), 'body')];
}

/** How far an exchange is from what is looked for; 0 when it is one of those meant. */
export const distance = (matcher: Matcher, exchange: Exchange): number =>
  PARTS.reduce((sum, { name, weighs, of }) => sum + (fits(name, wantedIn(matcher, name), of(exchange)) ? 0 : weighs), 0) +
  (matcher.body === undefined ? 0 : bodyDistance(matcher.body, jsonIn(exchange.requestBody)));

/** Parts that no exchange at all fits, each with what there is in its place, the most frequent first. */
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
