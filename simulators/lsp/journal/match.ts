import { isObject } from '../../../kernel/trouble-ticket/index.ts';
import type { Exchange } from '../types.ts';

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
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(path.split('?')[0]!);

const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));

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

/** How an exchange differs from what is looked for, part by part, in words. Empty: it is one of those meant. */
export function differences(matcher: Matcher, exchange: Exchange): readonly string[] {
  const { direction, method, path, externalId, eventType, status, body } = matcher;
  const unequal = (name: string, wanted: unknown, actual: unknown) =>
    wanted === undefined || wanted === actual ? [] : [`${name} is ${shown(actual)} and not ${shown(wanted)}`];
  return [
    ...unequal('direction', direction, exchange.direction),
    ...unequal('method', method?.toUpperCase(), exchange.method),
    ...(path === undefined || pathFits(path, exchange.path) ? [] : [`path is ${shown(exchange.path)} and not ${shown(path)}`]),
    ...(externalId === undefined ? [] : unequal('externalId', externalId, externalIdOf(exchange))),
    ...(eventType === undefined ? [] : unequal('eventType', eventType, eventTypeOf(exchange))),
    ...unequal('status', status, exchange.status),
    ...(body === undefined ? [] : lacks(body, jsonIn(exchange.requestBody), 'body')),
  ];
}

/** A matcher as a phrase. */
export const inWords = (matcher: Matcher): string =>
  Object.entries(matcher)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ') || 'anything';
