import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { attempt, FormRefused, text, type Typed } from '../fields.ts';
import { offerShown, OVERDUE } from '../knowledge-words.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { isStaff } from '../words.ts';
import { Refusal } from '../../../kernel/index.ts';

type Named = FastifyRequest<{ Params: { reference: string; act?: string }; Body: Typed | undefined }>;

/** What is known about an incident: what was offered and used, whether it helped, and which known error it is. */
export function incidentArticlePages(app: FastifyInstance, context: EdgeContext): void {
  const { service, policy } = context;
  const { knowledge } = service;

  async function show(request: Named, reply: FastifyReply, refused?: FormRefused) {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read what the desk knows about an incident');
    const incident = await service.incident(request.params.reference, viewer);
    const about = { text: `${incident.summary}. ${incident.description}`.slice(0, 4000), organisation: incident.organisation };
    const offer = await knowledge.offer({ ...about, service: incident.service }, viewer);
    const names = namesOf(policy);
    return send(
      context,
      request,
      reply,
      'incident-articles',
      { title: `What we know about ${incident.reference}`, ...(refused && { status: refused.status, errors: refused.errors }) },
      {
        incident,
        known: incident.knowledge,
        names,
        offer: offerShown(offer, (id) => names.services[id] ?? id),
        OVERDUE,
        mayUse: isStaff(viewer.role),
      },
    );
  }

  app.get('/incidents/:reference/articles', async (request: Named, reply) => show(request, reply));

  app.post('/incidents/:reference/articles/:act', async (request: Named, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, isStaff, 'use an article');
    const { reference, act } = request.params;
    const typed = request.body ?? {};
    const article = text(typed, 'article').toUpperCase();
    const acts: Readonly<Record<string, () => Promise<unknown>>> = {
      use: async () => knowledge.use(reference, article, viewer),
      helped: async () => knowledge.tellHelped(reference, article, text(typed, 'helped') === 'yes', viewer),
      'known-error': async () => knowledge.nameKnownError(reference, article === '' ? null : article, viewer),
    };
    const work = act !== undefined && Object.hasOwn(acts, act) ? acts[act] : undefined;
    if (!work) throw new Refusal('not-found', 'There is no such form.', 404);
    try {
      await attempt(request, work);
      return await reply.redirect(`/incidents/${encodeURIComponent(reference)}/articles`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return show(request, reply, error);
      throw error;
    }
  });
}
