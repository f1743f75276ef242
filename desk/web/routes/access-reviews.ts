import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessReview } from '../../domain/access-review/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { attempt, FormRefused, mustFit, text, type Typed } from '../fields.ts';
import { momentIn } from '../moments.ts';
import { send, viewerOf } from '../page.ts';

const REASONS: Readonly<Record<AccessReview['items'][number]['reasons'][number], string>> = {
  'own-incident': 'their own incident',
  'same-surname': 'the same surname as the caller',
  'safety-record': 'a safety record, without taking part in it',
  volume: 'very many incidents in a short time',
  'no-related-act': 'nothing done with it before or after',
};
type Posted = FastifyRequest<{ Params: { reference: string }; Body: Typed | undefined }>;

/** Who read what: the lists for review, and one list, each reading of which is closed with a reason. */
export function accessReviewPages(app: FastifyInstance, context: EdgeContext): void {
  const { service, policy } = context;
  const list = async (request: FastifyRequest, reply: FastifyReply, refused?: { typed: Typed; error: FormRefused }) => {
    const viewer = viewerOf(context, request);
    const rows = await service.access.reviews(viewer);
    const fields = [
      { name: 'from', label: 'From', kind: 'moment' },
      { name: 'until', label: 'Until', kind: 'moment' },
    ];
    return send(
      context,
      request,
      reply,
      'access-reviews',
      { title: 'Who read what', ...(refused && { status: refused.error.status, errors: refused.error.errors }) },
      { rows, fields, mayOpen: viewer.role === 'officer', typed: refused?.typed },
    );
  };
  const one = async (request: Posted, reply: FastifyReply, refused?: { of: string; typed: Typed; error: FormRefused }) => {
    const viewer = viewerOf(context, request);
    const review = await service.access.review(request.params.reference, viewer);
    const items = review.items.map((item, i) => ({
      ...item,
      item: i + 1,
      who: service.access.nameOf(item.reader),
      why: item.reasons.map((reason) => REASONS[reason]).join('; '),
    }));
    return send(
      context,
      request,
      reply,
      'access-review',
      {
        title: `${review.reference}: who read what`,
        ...(refused && { status: refused.error.status, errors: refused.error.errors }),
      },
      {
        review: { ...review, items },
        mayClose: viewer.role === 'officer',
        refused: refused && { of: refused.of, typed: refused.typed },
      },
    );
  };
  app.get('/access-reviews', async (request, reply) => list(request, reply));
  app.post('/access-reviews', async (request: FastifyRequest<{ Body: Typed | undefined }>, reply) => {
    const typed = request.body ?? {};
    try {
      const { reference } = await attempt(request, async () => {
        const [from, until] = [momentIn(typed, 'from', policy.zone), momentIn(typed, 'until', policy.zone)];
        return service.access.openReview({ from, until }, viewerOf(context, request));
      });
      return await reply.redirect(`/access-reviews/${reference}`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return list(request, reply, { typed, error });
      throw error;
    }
  });
  app.get('/access-reviews/:reference', async (request: Posted, reply) => one(request, reply));
  app.post('/access-reviews/:reference', async (request: Posted, reply) => {
    const typed = request.body ?? {};
    const of = text(typed, 'item');
    try {
      await attempt(
        request,
        async () => {
          mustFit(typed, (name) => `${name}-${of}`);
          const closing = { item: Number(of), reason: text(typed, 'reason') };
          return service.access.closeItem(request.params.reference, closing, viewerOf(context, request));
        },
        `reason-${of}`,
      );
    } catch (error) {
      if (error instanceof FormRefused) return one(request, reply, { of, typed, error });
      throw error;
    }
    return reply.redirect(`/access-reviews/${request.params.reference}`, 303);
  });
}
