import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { attempt, FormRefused, mustFit, text, type Typed } from '../fields.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { Refusal } from '../../../kernel/index.ts';

const forStaff = (role: string) => role !== 'requester';
type Letter = FastifyRequest<{ Params: { id: string }; Body: Typed | undefined }>;

/** Pages of suppliers, hand-offs with problems, and dead letters. */
export function handOffPages(app: FastifyInstance, context: EdgeContext): void {
  const { service, policy } = context;

  app.get('/suppliers', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, forStaff, 'read the state of the suppliers');
    const troubled = (await service.handOffs({ troubled: true }, viewer)).items;
    return send(
      context,
      request,
      reply,
      'suppliers',
      { title: 'Suppliers' },
      {
        suppliers: await service.suppliers(viewer),
        troubled,
        letters: (await service.deadLetters(viewer)).length,
        names: namesOf(policy),
      },
    );
  });

  const letters = async (
    request: FastifyRequest,
    reply: FastifyReply,
    refused?: { of: number; typed: Typed; error: FormRefused },
  ) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, forStaff, 'read the messages that did not arrive');
    return send(
      context,
      request,
      reply,
      'dead-letters',
      {
        title: 'Messages that did not arrive',
        ...(refused ? { status: refused.error.status, errors: refused.error.errors } : {}),
      },
      {
        letters: await service.deadLetters(viewer),
        mayDecide: viewer.role === 'duty-manager',
        names: namesOf(policy),
        typed: refused && { of: refused.of, reason: text(refused.typed, 'reason') },
      },
    );
  };
  app.get('/dead-letters', async (request, reply) => letters(request, reply));

  const decide = (verb: 'replay' | 'discard', decision: (id: number, request: Letter) => Promise<void>) =>
    app.post(`/dead-letters/:id/${verb}`, async (request: Letter, reply) => {
      if (!/^\d{1,15}$/.test(request.params.id)) throw new Refusal('not-found', 'There is no such message.', 404);
      const id = Number(request.params.id);
      try {
        const work = async () => {
          mustFit(request.body ?? {}, (name) => `${name}-${id}`);
          return decision(id, request);
        };
        await attempt(request, work, verb === 'discard' ? `reason-${id}` : null);
      } catch (error) {
        if (error instanceof FormRefused) return letters(request, reply, { of: id, typed: request.body ?? {}, error });
        throw error;
      }
      return reply.redirect('/dead-letters', 303);
    });
  decide('replay', async (id, request) => service.replayLetter(id, viewerOf(context, request)));
  decide('discard', async (id, request) =>
    service.discardLetter(id, text(request.body ?? {}, 'reason'), viewerOf(context, request)),
  );
}
