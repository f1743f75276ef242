import { Refusal } from '../refusal.ts';
import { didYouMean } from '../did-you-mean.ts';
import { EVENT_TYPES, isEventType } from './event.ts';
import { attributesOf, filterIn, matches } from './filter.ts';
import { isObject, textIn, type Json } from './json.ts';
import { parseQuery } from './query.ts';

/** Attributes of the event envelope. Any other name is an attribute of the ticket. */
const ENVELOPE = ['eventId', 'eventTime', 'eventType', 'correlationId', 'domain', 'title', 'timeOcurred', 'event'];

/**
 * Compiles a subscription's `query` into a predicate over full events: `eventType=A,B`, and list filters over the event or its ticket
 * (`severity=1` means `event.troubleTicket.severity=1`). An empty query matches everything. Refuses with 400 an invalid query or an
 * unknown event type.
 */
export function subscriptionQuery(query: string): (event: Json) => boolean {
  const parts = parseQuery(query);
  const control = parts.find(({ name }) => ['fields', 'offset', 'limit'].includes(name));
  if (control)
    throw new Refusal('invalidQuery', `A subscription has no ${control.name}: an event is sent whole or not at all.`, 400);
  for (const { name, values } of parts)
    for (const value of name === 'eventType' ? values : [])
      if (!isEventType(value))
        throw new Refusal(
          'invalidQuery',
          `"${value}" is not an event of a trouble ticket.${didYouMean(value, EVENT_TYPES)}`,
          400,
        );
  const filter = filterIn(parts);
  return (event) => {
    const envelope = attributesOf(event);
    const carried = isObject(event['event']) ? event['event']['troubleTicket'] : undefined;
    const ticket = attributesOf(isObject(carried) ? carried : {});
    return matches(filter, (name) => (ENVELOPE.includes(name) ? envelope(name) : ticket(name)));
  };
}

const LONGEST_CALLBACK = 500;

/** The callback of a registration, without a trailing slash. Refuses with 400 an address to which no event type can be appended. */
export function callbackIn(body: Json): string {
  const callback = textIn(body, 'callback')?.trim().replace(/\/+$/, '');
  const wrong = (message: string) => new Refusal('invalidBody', message, 400);
  if (callback === undefined || !/^https?:\/\//i.test(callback) || !URL.canParse(callback))
    throw wrong('callback must be an http or https address.');
  if (callback.length > LONGEST_CALLBACK) throw wrong(`callback has at most ${LONGEST_CALLBACK} characters.`);
  if (/[?#]/.test(callback))
    throw wrong('callback has no "?" and no "#": the type of each event is written after it, as <callback>/<eventType>.');
  return callback;
}
