import type { FastifyInstance } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';

/** Answers of callers that wait for somebody of the desk. What is done about one is done on its incident's page. */
export function answerPages(app: FastifyInstance, context: EdgeContext): void {
  app.get('/answers', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read the answers that wait');
    const { items, total } = await context.service.answers(viewer);
    return send(
      context,
      request,
      reply,
      'answers',
      { title: 'Answers that wait' },
      { answers: items, more: total - items.length, names: namesOf(context.policy) },
    );
  });
}
