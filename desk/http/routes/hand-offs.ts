import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import * as shapes from '../schemas/hand-offs.ts';
import { Nothing, answers } from '../schemas/common.ts';

const tags = ['suppliers'];

/** Suppliers, hand-offs and dead letters. */
export function handOffRoutes(app: App, { sessions, service }: EdgeContext): void {
  app.get(
    '/api/suppliers',
    {
      schema: {
        tags,
        operationId: 'suppliers',
        summary: 'Suppliers: the state of their circuits, and hand-offs by kind of problem',
        response: answers(200, shapes.Suppliers),
      },
    },
    async (request) => service.suppliers(sessions.actorOf(request)),
  );
  app.get(
    '/api/hand-offs',
    {
      schema: {
        tags,
        operationId: 'handOffs',
        summary: 'Hand-offs in progress, newest first',
        querystring: shapes.HandOffsQuery,
        response: answers(200, shapes.HandOffsPage),
      },
    },
    async (request) => {
      const { troubled, ...query } = request.query;
      return service.handOffs({ ...query, ...(troubled === 'true' && { troubled: true }) }, sessions.actorOf(request));
    },
  );
  app.get(
    '/api/dead-letters',
    {
      schema: {
        tags,
        operationId: 'deadLetters',
        summary: 'Messages that were refused or given up, and wait for a decision',
        response: answers(200, shapes.DeadLetters),
      },
    },
    async (request) => service.deadLetters(sessions.actorOf(request)),
  );
  app.post(
    '/api/dead-letters/:id/replay',
    {
      schema: {
        tags,
        operationId: 'replayLetter',
        summary: 'Send it again',
        params: shapes.LetterId,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      await service.replayLetter(Number(request.params.id), sessions.actorOf(request));
      void reply.code(204);
      return null;
    },
  );
  app.post(
    '/api/dead-letters/:id/discard',
    {
      schema: {
        tags,
        operationId: 'discardLetter',
        summary: 'Discard it, with a reason',
        params: shapes.LetterId,
        body: shapes.DiscardBody,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      await service.discardLetter(Number(request.params.id), request.body.reason, sessions.actorOf(request));
      void reply.code(204);
      return null;
    },
  );
}
