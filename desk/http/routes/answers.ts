import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { answers } from '../schemas/common.ts';
import { Answers } from '../schemas/answers.ts';

/** Callers' answers that nobody of the desk has acted on since. */
export function answerRoutes(app: App, { sessions, service }: EdgeContext): void {
  app.get(
    '/api/answers',
    {
      schema: {
        tags: ['incidents'],
        operationId: 'answers',
        summary: 'Answers of callers that wait for somebody of the desk, longest first',
        response: answers(200, Answers),
      },
    },
    async (request) => service.answers(sessions.actorOf(request)),
  );
}
