import type { Account } from '../../domain/access/account.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { NewContact } from '../../domain/incident/contact.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { callerOf } from '../roles.ts';
import { answers } from '../schemas/common.ts';
import * as schemas from '../schemas/contacts.ts';
import * as incidents from '../schemas/incidents.ts';
import type { Count } from '../../telemetry/metrics.ts';

/** Keys are scoped to the sender, so guessing a key cannot reveal another sender's incident. */
const keyOf = (header: string | undefined, actor: Actor) =>
  header === undefined ? undefined : `${actor.id}:${header.replace(/^"(.*)"$/, '$1')}`;

function contactOf(
  body: schemas.ContactBody,
  account: Account,
  key: string | undefined,
  ringingFrom: string | undefined,
): NewContact {
  const {
    channel,
    callId,
    caller,
    service,
    type = 'incident',
    summary,
    description,
    impact,
    urgency,
    safety = [],
    dataSecurity,
    location,
  } = body;
  return {
    channel,
    caller: callerOf(channel, caller, account, ringingFrom),
    service,
    type,
    summary,
    description,
    impact,
    urgency,
    safety,
    ...(dataSecurity && { dataSecurity }),
    ...(location === undefined ? {} : { location }),
    ...(callId === undefined ? {} : { callId }),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  };
}

export function contactRoutes(app: App, { sessions, service, calls }: EdgeContext, count: Count): void {
  app.post(
    '/api/contacts',
    {
      schema: {
        tags: ['incidents'],
        operationId: 'logContact',
        summary: 'Log a contact: it becomes one incident',
        headers: schemas.IdempotencyHeader,
        body: schemas.ContactBody,
        response: { 201: incidents.IncidentView, ...answers(200, incidents.IncidentView) },
      },
    },
    async (request, reply) => {
      const account = sessions.accountOf(request);
      const actor = sessions.actorOf(request);
      const { body } = request;
      const ringing = body.callId === undefined ? undefined : calls.ringing().find(({ callId }) => callId === body.callId);
      const contact = contactOf(body, account!, keyOf(request.headers['idempotency-key'], actor), ringing?.from);
      const repeats =
        (contact.idempotencyKey !== undefined || contact.callId !== undefined) &&
        (await service.known(contact, actor, body)) !== null;
      const incident = await calls.log(contact, actor, body);
      if (!repeats) count('desk_contacts_total', { channel: contact.channel });
      void reply.code(repeats ? 200 : 201).header('location', `/api/incidents/${incident.reference}`);
      return incident;
    },
  );
}
