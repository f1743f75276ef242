import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { Id, Nothing, answers } from '../schemas/common.ts';
import { IncidentView } from '../schemas/incidents.ts';
import * as shapes from '../schemas/mail.ts';

const tags = ['incidents'];

/** Received mail that is not a contact by itself and awaits a person's decision. */
export function heldMailRoutes(app: App, { sessions, service }: EdgeContext): void {
  app.get(
    '/api/held-mail',
    {
      schema: {
        tags,
        operationId: 'heldMail',
        summary: 'Accepted mail that waits for a person to decide, oldest first',
        response: answers(200, shapes.HeldMails),
      },
    },
    async (request) => service.heldMail(sessions.actorOf(request)),
  );
  app.get(
    '/api/held-mail/dismissed',
    {
      schema: {
        tags,
        operationId: 'dismissedMail',
        summary: 'Mail that somebody discarded, and why, newest first',
        response: answers(200, shapes.DismissedMails),
      },
    },
    async (request) => service.dismissedMail(sessions.actorOf(request)),
  );
  app.post(
    '/api/held-mail/:id/erase',
    {
      schema: {
        tags,
        operationId: 'eraseInHeldMail',
        summary: 'Remove words that are a patient’s from it',
        params: Id,
        body: shapes.EraseInHeldMailBody,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      await service.eraseInHeldMail(request.params.id, request.body.passage, sessions.actorOf(request));
      void reply.code(204);
      return null;
    },
  );
  app.post(
    '/api/held-mail/:id/open',
    {
      schema: {
        tags,
        operationId: 'openHeldMail',
        summary: 'Make it a contact: it becomes one incident',
        params: Id,
        body: shapes.OpenHeldMailBody,
        response: answers(201, IncidentView),
      },
    },
    async (request, reply) => {
      const incident = await service.openHeldMail(request.params.id, request.body, sessions.actorOf(request));
      void reply.code(201).header('location', `/api/incidents/${incident.reference}`);
      return incident;
    },
  );
  app.post(
    '/api/held-mail/:id/dismiss',
    {
      schema: {
        tags,
        operationId: 'dismissHeldMail',
        summary: 'Discard it, with a reason',
        params: Id,
        body: shapes.DismissHeldMailBody,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      await service.dismissHeldMail(request.params.id, request.body.reason, sessions.actorOf(request));
      void reply.code(204);
      return null;
    },
  );
}
