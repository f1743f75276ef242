import Type from 'typebox';
import { parseSupplierEvent } from '../../channels/supplier/events.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { Nothing, answers } from '../schemas/common.ts';
import type { DeskOptions } from '../../options.ts';
import type { IsSigned } from '../../channels/supplier/signature.ts';
import type { Count } from '../../telemetry/metrics.ts';
import { Refusal } from '../../../kernel/index.ts';

const one = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
/** Large enough for a ticket with all its notes. */
const EVENT_LIMIT = 256 * 1024;
/** Both secrets are valid during a change of secret. */
const secretsOf = ({ webhookSecret, previousWebhookSecret }: DeskOptions['suppliers'][string]): readonly string[] =>
  previousWebhookSecret === undefined ? [webhookSecret] : [webhookSecret, previousWebhookSecret];
/** Without limits of their own: a stranger learns that the signature is wrong, and nothing about the address. */
const Target = Type.Object({ id: Type.String(), eventType: Type.String() });

/**
 * The listener of TMF621 events. Verifies the signature over the raw bytes before parsing them. Answers 201 once the resulting change is
 * committed; a repeated `webhook-id` changes nothing. A request may also carry one of our access tokens.
 */
export function supplierRoutes(
  app: App,
  { service, clock }: Pick<EdgeContext, 'service' | 'clock'>,
  { access, isSigned }: { readonly access: DeskOptions['suppliers']; readonly isSigned: IsSigned },
  count: Count,
): void {
  /** Validates a token that is sent or required. It never replaces the signature. */
  const isItsToken = async (supplier: string, authorization: string | undefined): Promise<boolean> => {
    if (authorization === undefined) return access[supplier]?.callbackClient?.required !== true;
    const token = /^Bearer (\S{1,512})$/i.exec(authorization)?.[1];
    const holder = token === undefined ? null : await service.tickets.holderOf(token);
    return holder?.kind === 'supplier' && holder.supplier === supplier;
  };
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    (scope as unknown as App).post(
      '/suppliers/:id/listener/:eventType',
      {
        bodyLimit: EVENT_LIMIT,
        schema: {
          tags: ['suppliers'],
          operationId: 'supplierEvent',
          summary: 'A supplier reports on a ticket (TMF621 v4 event, signed as Standard Webhooks 1.0.0)',
          security: [{ webhook: [] }],
          params: Target,
          response: answers(201, Nothing),
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const secrets = Object.hasOwn(access, id) ? secretsOf(access[id]!) : [];
        const webhookId = one(request.headers['webhook-id']);
        const signed = {
          id: webhookId,
          timestamp: one(request.headers['webhook-timestamp']),
          signature: one(request.headers['webhook-signature']),
        };
        if (webhookId === undefined || !secrets.some((secret) => isSigned(signed, body, secret, clock))) {
          count('desk_supplier_events_total', { supplier: secrets.length === 0 ? 'unknown' : id, outcome: 'wrong-signature' });
          throw new Refusal('unauthenticated', 'The signature does not match this body, this supplier or this time.', 401);
        }
        if (!(await isItsToken(id, request.headers.authorization))) {
          count('desk_supplier_events_total', { supplier: id, outcome: 'wrong-token' });
          throw new Refusal(
            'unauthenticated',
            'The signed event also needs an access token of yours that has not expired. Get one from /oauth2/token.',
            401,
          );
        }
        const event = parseSupplierEvent(body, webhookId);
        const outcome = event === null ? 'nothing-to-do' : await service.receiveSupplierEvent(id, event);
        count('desk_supplier_events_total', { supplier: id, outcome });
        void reply.code(201);
        return null;
      },
    );
  });
}
