import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { attempt, FormRefused, text, type Typed } from '../fields.ts';
import { mustBe, send, viewerOf } from '../page.ts';
import { isStaff } from '../words.ts';
import { Refusal } from '../../../kernel/index.ts';

type Named = FastifyRequest<{ Params: { reference: string; act?: string }; Body: Typed | undefined }>;
const NONE = 'none';

/** Tests that analysts sit by name and shift, one question on a page, against the desk's clock. */
export function testPages(app: FastifyInstance, context: EdgeContext): void {
  const { policy, service } = context;
  const { knowledge } = service;
  const shifts = policy.knowledge.shifts.map(({ id, name }) => ({ value: id, text: name }));
  const answers = [
    ...policy.services
      .filter(({ national, aliases }) => national || aliases.length > 0)
      .map(({ id, name }) => ({ value: id, text: name })),
    { value: NONE, text: 'None of ours, or nothing to go on' },
  ];

  async function show(request: Named, reply: FastifyReply, refused?: FormRefused) {
    const viewer = viewerOf(context, request);
    const test = await knowledge.test(request.params.reference, viewer);
    const shiftNames = Object.fromEntries(policy.knowledge.shifts.map(({ id, name }) => [id, name]));
    return send(
      context,
      request,
      reply,
      'test',
      { title: test.title, ...(refused && { status: refused.status, errors: refused.errors }) },
      { test, shifts, shiftNames, answers, maySit: isStaff(viewer.role) },
    );
  }

  app.get('/tests', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read the tests of the desk');
    return send(context, request, reply, 'tests', { title: 'Tests' }, { tests: await knowledge.tests(viewer) });
  });
  app.get('/tests/:reference', async (request: Named, reply) => show(request, reply));
  app.post('/tests/:reference/:act', async (request: Named, reply) => {
    const viewer = viewerOf(context, request);
    const { reference, act } = request.params;
    const typed = request.body ?? {};
    const [shift, service] = [text(typed, 'shift'), text(typed, 'service')];
    if (act !== 'begin' && act !== 'answer') throw new Refusal('not-found', 'There is no such form.', 404);
    try {
      await attempt(request, async () => {
        if (act === 'begin' && shift === '') throw new FormRefused([{ field: 'shift', text: 'Choose your shift' }]);
        if (act === 'begin') return knowledge.beginTest(reference, shift, viewer);
        if (service === '') throw new FormRefused([{ field: 'service', text: 'Choose the service, or none of ours' }]);
        const answer = { question: Number(text(typed, 'question')), service: service === NONE ? null : service };
        return knowledge.answerTest(reference, answer, viewer);
      });
      return await reply.redirect(`/tests/${encodeURIComponent(reference)}`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return show(request, reply, error);
      throw error;
    }
  });
}
