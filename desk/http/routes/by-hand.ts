import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { Nothing, answers } from '../schemas/common.ts';
import * as shapes from '../schemas/by-hand.ts';

/** Calls, letters and messages to suppliers that the desk has no means to deliver. */
export function byHandRoutes(app: App, { sessions, service }: EdgeContext): void {
  app.get(
    '/api/by-hand',
    {
      schema: {
        tags: ['incidents'],
        operationId: 'byHand',
        summary: 'What a person has to deliver, longest waiting first',
        response: answers(200, shapes.ByHandList),
      },
    },
    async (request) => service.byHand(sessions.actorOf(request)),
  );
  app.post(
    '/api/by-hand/:id/outcome',
    {
      schema: {
        tags: ['incidents'],
        operationId: 'recordByHand',
        summary: 'Record how it went: it counts as if the telephone exchange had reported it',
        params: shapes.TaskId,
        body: shapes.OutcomeBody,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      const { outcome, ticket, note } = request.body;
      const recorded = { outcome, ...(ticket !== undefined && { ticket }), ...(note !== undefined && { note }) };
      await service.recordByHand(Number(request.params.id), recorded, sessions.actorOf(request));
      void reply.code(204);
      return null;
    },
  );
}
