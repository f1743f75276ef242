import { Refusal, type Clock } from '../../../kernel/index.ts';
import type { ControlledDocument, Policy } from '../../../standards/index.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { mayRead } from '../roles.ts';
import * as schemas from '../schemas.ts';

const tags = ['catalogue'];
const ZONE = 'Europe/London';

/**
 * The procedures that staff work by: approved, and approved no later than today. One past its review date is still offered, because
 * an old procedure at night is better than none; that it is overdue is for the document check to find.
 */
export function currentProcedures(policy: Policy, clock: Clock): readonly ControlledDocument[] {
  const today = clock.now().toZonedDateTimeISO(ZONE).toPlainDate().toString();
  return policy.documents.filter(({ status, approved }) => status === 'approved' && approved !== '' && approved <= today);
}

export function catalogueRoutes(app: App, { sessions, policy, clock }: EdgeContext): void {
  app.get(
    '/api/catalogue',
    {
      schema: {
        tags,
        operationId: 'catalogue',
        summary: 'Services the desk supports',
        response: schemas.answers(200, schemas.Catalogue),
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
        response: schemas.answers(200, schemas.Procedures),
      },
    },
    async (request) => {
      mayRead(sessions.actorOf(request), 'assessor');
      return currentProcedures(policy, clock).map(({ id, title, version }) => ({ id, title, version }));
    },
  );
  app.get(
    '/api/procedures/:id',
    { schema: { tags, operationId: 'procedure', summary: 'The text of a current procedure', params: schemas.Id } },
    async (request, reply) => {
      mayRead(sessions.actorOf(request), 'assessor');
      const found = currentProcedures(policy, clock).find(({ id }) => id === request.params.id);
      if (!found) throw new Refusal('not-found', 'There is no current procedure of this id. See /api/procedures.', 404);
      return reply.type('text/markdown; charset=utf-8').send(found.body);
    },
  );
}
