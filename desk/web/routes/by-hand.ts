import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import type { ByHandView } from '../../views/types.ts';
import { attempt, FormRefused, mustFit, text, type Typed } from '../fields.ts';
import { mustBe, send, viewerOf } from '../page.ts';
import { isStaff } from '../words.ts';
import { Refusal } from '../../../kernel/index.ts';

type Recorded = FastifyRequest<{ Params: { id: string }; Body: Typed | undefined }>;

const WHY: Readonly<Record<ByHandView['why'], string>> = {
  'no-telephone': 'the desk has no telephone exchange',
  'no-mail': 'the desk has no mail relay',
  'no-connection': 'the desk has no connection to this supplier',
};
const KINDS: Readonly<Record<ByHandView['kind'], string>> = {
  call: 'To place by hand',
  letter: 'To send by hand',
  supplier: 'To pass on by hand',
};
const OUTCOMES: Readonly<Record<ByHandView['outcomes'][number], string>> = {
  answered: 'Reached',
  acknowledged: 'Reached, and takes it on',
  unanswered: 'No answer',
  busy: 'Busy',
  sent: 'Sent',
  refused: 'They refuse it',
  'not-needed': 'Not needed any more',
};

/** Calls to place, letters to send and hand-offs to pass on by hand, and what came of each. */
export function byHandPages(app: FastifyInstance, context: EdgeContext): void {
  const { service } = context;
  const list = async (
    request: FastifyRequest,
    reply: FastifyReply,
    refused?: { of: string; typed: Typed; error: FormRefused },
  ) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read what is to be done by hand');
    const tasks = (await service.byHand(viewer)).map((task) => ({
      ...task,
      heading: KINDS[task.kind],
      because: WHY[task.why],
      outcomes: task.outcomes.map((value) => ({ value, text: OUTCOMES[value] })),
      tried: task.tried.map(({ at, outcome }) => ({ at, text: OUTCOMES[outcome] })),
      mayRefuse: task.outcomes.includes('refused'),
    }));
    return send(
      context,
      request,
      reply,
      'by-hand',
      { title: 'To do by hand', ...(refused ? { status: refused.error.status, errors: refused.error.errors } : {}) },
      { tasks, mayRecord: isStaff(viewer.role), refused: refused && { of: Number(refused.of), typed: refused.typed } },
    );
  };
  app.get('/by-hand', async (request, reply) => list(request, reply));

  app.post('/by-hand/:id', async (request: Recorded, reply) => {
    if (!/^\d{1,15}$/.test(request.params.id)) throw new Refusal('not-found', 'There is nothing of that kind to do.', 404);
    const typed = request.body ?? {};
    try {
      await attempt(
        request,
        async () => {
          mustFit(typed, (name) => `${name}-${request.params.id}`);
          const outcome = text(typed, 'outcome');
          if (!Object.hasOwn(OUTCOMES, outcome)) throw new Refusal('missing-data', 'Choose how it went.', 422);
          const recorded = {
            outcome: outcome as keyof typeof OUTCOMES,
            ticket: text(typed, 'ticket'),
            note: text(typed, 'note'),
          };
          await service.recordByHand(Number(request.params.id), recorded, viewerOf(context, request));
        },
        `outcome-${request.params.id}`,
      );
    } catch (error) {
      if (error instanceof FormRefused) return list(request, reply, { of: request.params.id, typed, error });
      throw error;
    }
    return reply.redirect('/by-hand', 303);
  });
}
