import type { DeskCalls } from '../../channels/telephone/calls.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { mustBeStaff } from '../roles.ts';
import { Id, Nothing, answers } from '../schemas/common.ts';
import * as schemas from '../schemas/telephone.ts';
import type { DeskOptions } from '../../options.ts';
import { Refusal, sameBytes } from '../../../kernel/index.ts';

const tags = ['telephone'];

export function telephoneRoutes(
  app: App,
  { sessions }: EdgeContext,
  calls: DeskCalls,
  telephone: DeskOptions['telephone'],
): void {
  app.get(
    '/api/calls',
    {
      schema: {
        tags,
        operationId: 'calls',
        summary: 'Calls ringing now',
        response: answers(200, schemas.RingingCalls),
      },
    },
    async (request) => {
      mustBeStaff(sessions.actorOf(request));
      return calls.ringing();
    },
  );
  app.post(
    '/api/calls/:id/answer',
    {
      schema: {
        tags,
        operationId: 'answerCall',
        summary: 'Take a ringing call',
        params: Id,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      mustBeStaff(sessions.actorOf(request));
      await calls.answer(request.params.id);
      void reply.code(204);
      return null;
    },
  );
  app.post(
    '/channels/telephone/events',
    {
      bodyLimit: 4096,
      schema: {
        tags,
        operationId: 'telephoneEvent',
        summary: 'The telephone network reports on a call',
        security: [{ telephone: [] }],
        body: schemas.TelephoneEventBody,
        response: answers(204, Nothing),
      },
      // Authenticates before the body is read: only the telephone network may send a call.
      onRequest: async (request) => {
        const [, given = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
        if (!telephone || !sameBytes(given, telephone.token))
          throw new Refusal('unauthenticated', 'Send the network\'s token as "Authorization: Bearer …".', 401);
      },
    },
    async (request, reply) => {
      const { digits, ...event } = request.body;
      await calls.receive({ ...event, ...(digits === undefined ? {} : { digits }) });
      void reply.code(204);
      return null;
    },
  );
}
