import Type, { type TSchema } from 'typebox';
import { EVENT_TYPES } from './event.ts';
import { STATUSES } from './status.ts';

/** Schemas for TMF621 v4, written from its tables. Unknown members are allowed, since v4 extends resources by `@type`. */

const text = Type.String({ minLength: 1 });
/** A date and a time with an offset. The number of days in a month is not checked. */
const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?';
const instant = Type.String({ pattern: `^${DATE}T${TIME}(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$` });
const object = (properties: Record<string, TSchema>) => Type.Object(properties);
const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema);
const oneOf = (values: readonly string[]) => Type.Enum([...values]);

const extension = { '@type': maybe(text), '@baseType': maybe(text), '@schemaLocation': maybe(text) };
const reference = { id: text, href: maybe(text), name: maybe(text), '@referredType': maybe(text) };

const note = object({
  id: maybe(text),
  author: maybe(text),
  date: maybe(instant),
  text,
  source: maybe(oneOf(['buyer', 'seller'])),
});
export const attachment = object({
  id: maybe(text),
  href: maybe(text),
  name: maybe(text),
  description: maybe(text),
  mimeType: maybe(text),
  url: maybe(text),
  content: maybe(Type.String()),
  size: maybe(object({ amount: Type.Number(), units: text })),
  source: maybe(oneOf(['buyer', 'seller'])),
});

/** Attributes of both a creation and a response. */
const sharedFields = {
  description: text,
  severity: text,
  ticketType: text,
  name: maybe(text),
  priority: maybe(text),
  externalId: maybe(text),
  requestedResolutionDate: maybe(instant),
  expectedResolutionDate: maybe(instant),
  channel: maybe(object(reference)),
  relatedParty: maybe(Type.Array(object({ ...reference, role: maybe(text) }))),
  relatedEntity: maybe(Type.Array(object({ ...reference, role: maybe(text) }))),
  troubleTicketRelationship: maybe(Type.Array(object({ id: text, relationshipType: maybe(text) }))),
  note: maybe(Type.Array(note)),
  attachment: maybe(Type.Array(attachment)),
  ...extension,
};

/** A ticket as its owner returns it. */
export const troubleTicket = object({
  ...sharedFields,
  id: text,
  href: text,
  status: oneOf(STATUSES),
  statusChangeDate: instant,
  statusChangeReason: maybe(text),
  creationDate: instant,
  lastUpdate: instant,
  resolutionDate: maybe(instant),
  statusChange: Type.Array(object({ status: oneOf(STATUSES), changeDate: instant, changeReason: maybe(text) }), { minItems: 1 }),
});

/** A ticket in a creation request. Any `status` is accepted and ignored: the owner sets it. */
export const troubleTicketCreate = object({ ...sharedFields, status: maybe(Type.Unknown()) });

export const errorSchema = Type.Object({
  '@type': Type.Literal('Error'),
  code: text,
  reason: text,
  message: text,
  status: Type.String({ pattern: '^[45]\\d\\d$' }),
  referenceError: maybe(text),
});

const envelope = (ticket: TSchema) =>
  object({
    eventId: text,
    eventTime: instant,
    eventType: oneOf(EVENT_TYPES),
    correlationId: maybe(text),
    domain: text,
    title: text,
    description: Type.String(),
    timeOcurred: instant,
    event: object({ troubleTicket: ticket }),
  });
export const fullEvent = envelope(troubleTicket);
export const thinEvent = envelope(Type.Object({ id: text, href: text }, { additionalProperties: false }));

export const subscription = object({ id: text, callback: text, query: Type.String() });
