import Type from 'typebox';
import { Refusal } from '../../../kernel/index.ts';
import { isSigned } from '../../channels/supplier/signature.ts';
import { updateIn } from '../../channels/supplier/events.ts';
import type { Actor, DeskOptions } from '../../types.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import type { Count } from '../metrics.ts';
import * as schemas from '../schemas.ts';

const one = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
const Target = Type.Object({ id: Type.String({ maxLength: 80 }), eventType: Type.String({ maxLength: 120 }) });

/**
 * The listener of TMF621 events. The signature is checked over the bytes as they came, before anything reads them; an event is
 * answered 201 once what it changed is committed, and the same `webhook-id` again changes nothing.
 */
export function supplierRoutes(
  app: App,
  { service, policy, clock }: EdgeContext,
  access: DeskOptions['suppliers'],
  count: Count,
): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    (scope as unknown as App).post(
      '/suppliers/:id/listener/:eventType',
      {
        schema: {
          tags: ['suppliers'],
          operationId: 'supplierEvent',
          summary: 'A supplier reports on a ticket (TMF621 v4 event, signed as Standard Webhooks 1.0.0)',
          security: [{ webhook: [] }],
          params: Target,
          response: schemas.answers(201, schemas.Nothing),
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const secret = Object.hasOwn(access, id) ? access[id]!.webhookSecret : null;
        const webhookId = one(request.headers['webhook-id']);
        const signed = {
          id: webhookId,
          timestamp: one(request.headers['webhook-timestamp']),
          signature: one(request.headers['webhook-signature']),
        };
        if (secret === null || webhookId === undefined || !isSigned(signed, body, secret, clock)) {
          count('desk_supplier_events_total', { supplier: secret === null ? 'unknown' : id, outcome: 'wrong-signature' });
          throw new Refusal('unauthenticated', 'The signature does not match this body, this supplier or this time.', 401);
        }
        const update = updateIn(body, id, webhookId);
        const supplier = policy.suppliers.find((known) => known.id === id);
        const actor: Actor = { id: `supplier:${id}`, name: supplier?.name ?? id, role: 'supplier', organisation: null };
        if (update) await service.command(update.reference, update.command, actor);
        count('desk_supplier_events_total', { supplier: id, outcome: update ? 'taken' : 'nothing-to-do' });
        void reply.code(201);
        return null;
      },
    );
  });
}
