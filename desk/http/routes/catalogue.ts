import type { FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { Id, answers } from '../schemas/common.ts';
import * as schemas from '../schemas/catalogue.ts';
import { Refusal } from '../../../kernel/index.ts';
import type { ControlledDocument } from '../../../standards/index.ts';

const tags = ['catalogue'];

export function catalogueRoutes(app: App, { sessions, policy, clock, reading }: EdgeContext): void {
  const offered = (request: FastifyRequest): readonly ControlledDocument[] => {
    const documents = reading.procedures(policy, clock.now(), sessions.actorOf(request));
    if (documents === null) throw new Refusal('forbidden', "This is for the desk's staff.", 403);
    return documents;
  };
  app.get(
    '/api/catalogue',
    {
      schema: {
        tags,
        operationId: 'catalogue',
        summary: 'Services the desk supports',
        response: answers(200, schemas.Catalogue),
      },
    },
    async (request) => {
      sessions.actorOf(request);
      return policy.services.map(({ id, name, tier, hours, owner, supplier, dependencies }) => ({
        id,
        name,
        tier,
        hours,
        owner,
        supplier,
        dependencies,
      }));
    },
  );
  app.get(
    '/api/procedures',
    {
      schema: {
        tags,
        operationId: 'procedures',
        summary: 'Current approved procedures',
        response: answers(200, schemas.Procedures),
      },
    },
    async (request) => offered(request).map(({ id, title, version }) => ({ id, title, version })),
  );
  app.get(
    '/api/procedures/:id',
    { schema: { tags, operationId: 'procedure', summary: 'The text of a current procedure', params: Id } },
    async (request, reply) => {
      const found = offered(request).find(({ id }) => id === request.params.id);
      if (!found) throw new Refusal('not-found', 'There is no current procedure of this id. See /api/procedures.', 404);
      return reply.type('text/markdown; charset=utf-8').send(found.body);
    },
  );
}
