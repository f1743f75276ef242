import Type from 'typebox';
import {
  attachment,
  errorSchema,
  subscription,
  troubleTicket,
  troubleTicketCreate,
} from '../../../../kernel/trouble-ticket/schema.ts';
import { ATTACHMENT_TYPES } from '../../../domain/documents/accepted.ts';
import { RESPONSE_KEPT } from '../../../partners/index.ts';
import { TICKET_CODES } from '../../error-codes.ts';
import { oneOf, shown } from '../../schemas/common.ts';

export const Ticket = shown<object>(Type.Object(troubleTicket.properties, { description: 'A trouble ticket of TMF621 v4' }));
export const Attachment = shown<object>(
  Type.Object(attachment.properties, { description: 'A document: its content in base64, or the url it was named by' }),
);
export const Tickets = shown<object>(
  Type.Array(Type.Object({}, { additionalProperties: true }), {
    description: 'Tickets, or the attributes of them that `fields` names. X-Total-Count and X-Result-Count count them',
  }),
);
export const NewTicket = shown<object>(
  Type.Object(troubleTicketCreate.properties, {
    description:
      'Needed: description, severity, ticketType. The service is named by relatedEntity or minimumDataSet.affectedService; externalId, your own reference, makes one ticket however often it is sent',
  }),
);
export const TicketPatch = shown<object>(
  Type.Object(
    {
      status: Type.Optional(Type.String({ description: 'inProgress (answered, or reopened), closed or cancelled' })),
      statusChangeReason: Type.Optional(Type.String()),
      note: Type.Optional(Type.Array(Type.Object({ text: Type.String() }, { additionalProperties: true }))),
      attachment: Type.Optional(
        Type.Array(Type.Object({}, { additionalProperties: true }), {
          description: `Documents to add: content in base64 with its mimeType (${ATTACHMENT_TYPES.join(', ')}), or a url, which is written down and never fetched`,
        }),
      ),
    },
    {
      additionalProperties: true,
      description: 'JSON merge patch (RFC 7396): notes and documents to add, and moves that are yours to make',
    },
  ),
);
export const NewSubscription = shown<object>(
  Type.Object(
    {
      callback: Type.String({ description: 'Base address: events go to <callback>/<eventType>' }),
      query: Type.Optional(Type.String({ description: 'eventType=…, and filters over the event or its ticket' })),
    },
    { additionalProperties: true },
  ),
);
export const Subscription = shown<object>(subscription);
const code = oneOf(Object.keys(TICKET_CODES), 'Stable, for programs');
export const Failure = shown<object>(Type.Object({ ...errorSchema.properties, code }, { description: 'The Error of TMF630' }));

export const Headers = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description: `A request repeated under its key is executed once and gets the same answer for ${RESPONSE_KEPT.total('hours')} hours; another request under that key is refused with 422`,
    }),
  ),
  'if-match': Type.Optional(Type.String({ description: 'The ETag of the ticket that was read; 412 when it has changed since' })),
});
const id = Type.String({ maxLength: 100 });
export const Id = Type.Object({ id });
export const AttachmentId = Type.Object({ id, attachment: id });
