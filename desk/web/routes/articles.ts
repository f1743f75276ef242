import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import type { ArticleView } from '../../views/knowledge.ts';
import { dateText } from '../../views/dates.ts';
import { ARTICLE_FORMS, articleFrom, newArticleFields, revisionFields } from '../article-form.ts';
import { attempt, FormRefused, mustFit, text, type Typed } from '../fields.ts';
import { CONFIDENCES, OVERDUE } from '../knowledge-words.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { isStaff } from '../words.ts';
import { Refusal } from '../../../kernel/index.ts';

type Asked = FastifyRequest<{ Querystring: Readonly<Record<string, unknown>> }>;
type Named = FastifyRequest<{ Params: { reference: string; act?: string }; Body: Typed | undefined }>;

const asked = (request: Asked, name: string): string => {
  const value = request.query[name];
  return typeof value === 'string' ? value.trim().slice(0, 200) : '';
};

/** Articles: the list with its search, one article with its versions and forms, and the form of a new one. */
export function articlePages(app: FastifyInstance, context: EdgeContext): void {
  const { knowledge } = context.service;

  app.get('/articles', async (request: Asked, reply) => {
    const viewer = viewerOf(context, request);
    const [q, service, overdue] = [asked(request, 'q'), asked(request, 'service'), asked(request, 'overdue') === 'yes'];
    const query = { ...(q && { text: q }), ...(service && { service }), ...(overdue && { overdue }) };
    const rows = await knowledge.articles(query, viewer);
    const names = namesOf(context.policy);
    const filters = [
      { name: 'q', label: 'Words', kind: 'text', value: q },
      {
        name: 'service',
        label: 'Service',
        kind: 'select',
        value: service,
        options: context.policy.services.map(({ id, name }) => ({ value: id, text: name })),
      },
      {
        name: 'overdue',
        label: 'Review',
        kind: 'select',
        value: overdue ? 'yes' : '',
        options: [{ value: 'yes', text: 'Overdue' }],
      },
    ];
    const shown = rows.map((row) => ({
      ...row,
      service: names.services[row.service] ?? row.service,
      tag: CONFIDENCES[row.confidence],
      reviewBy: row.reviewBy === null ? 'never reviewed' : dateText(row.reviewBy),
    }));
    const page = { title: 'Articles' };
    return send(context, request, reply, 'articles', page, {
      filters,
      rows: shown,
      OVERDUE,
      asked: q,
      mayWrite: isStaff(viewer.role),
    });
  });

  const newForm = (request: FastifyRequest, reply: FastifyReply, incident: string, typed?: Typed, refused?: FormRefused) =>
    send(
      context,
      request,
      reply,
      'article-new',
      { title: 'New article', ...(refused && { status: refused.status, errors: refused.errors }) },
      { fields: newArticleFields(context.policy), typed, incident },
    );

  app.get('/articles/new', async (request: Asked, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, isStaff, 'write an article');
    const reference = asked(request, 'incident');
    if (reference === '') return newForm(request, reply, '');
    const { service, summary, timeline } = await context.service.incident(reference, viewer);
    const resolved = timeline.findLast(({ type }) => type === 'resolved')?.says ?? '';
    return newForm(request, reply, reference, { kind: 'article', service, title: summary, symptom: summary, answer: resolved });
  });

  app.post('/articles/new', async (request: FastifyRequest<{ Body: Typed | undefined }>, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, isStaff, 'write an article');
    const typed = request.body ?? {};
    const incident = text(typed, 'incident');
    try {
      const article = await attempt(request, async () => {
        mustFit(typed);
        return knowledge.draft(articleFrom(typed, context.policy, incident === '' ? undefined : incident), viewer);
      });
      return await reply.redirect(`/articles/${article.reference}`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return newForm(request, reply, incident, typed, error);
      throw error;
    }
  });

  app.get('/articles/:reference', async (request: Named, reply) =>
    show(request, reply, await knowledge.article(request.params.reference, viewerOf(context, request))),
  );

  app.post('/articles/:reference/:act', async (request: Named, reply) => {
    const viewer = viewerOf(context, request);
    const { reference, act = '' } = request.params;
    mustBe(viewer, isStaff, 'change an article');
    const make = Object.hasOwn(ARTICLE_FORMS, act) ? ARTICLE_FORMS[act] : undefined;
    if (!make) throw new Refusal('not-found', 'There is no such form.', 404);
    const typed = request.body ?? {};
    const article = await knowledge.article(reference, viewer);
    try {
      await attempt(request, async () => {
        mustFit(typed);
        return knowledge.change(reference, make(typed, article), viewer);
      });
      return await reply.redirect(`/articles/${encodeURIComponent(reference)}`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return show(request, reply, article, { act, typed, error });
      throw error;
    }
  });

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    article: ArticleView,
    refused?: { readonly act: string; readonly typed: Typed; readonly error: FormRefused },
  ) {
    const viewer = viewerOf(context, request);
    const names = namesOf(context.policy);
    const reviews = article.staff?.reviews.map((review) => ({
      ...review,
      on: dateText(review.on),
      dueBy: dateText(review.dueBy),
    }));
    return send(
      context,
      request,
      reply,
      'article',
      { title: article.title, ...(refused && { status: refused.error.status, errors: refused.error.errors }) },
      {
        article: {
          ...article,
          staff: article.staff && { ...article.staff, reviews, versions: article.staff.versions.toReversed() },
        },
        service: names.services[article.service] ?? article.service,
        confidence: CONFIDENCES[article.confidence],
        OVERDUE,
        reviewBy: article.reviewBy === null ? null : dateText(article.reviewBy),
        mayWrite: isStaff(viewer.role),
        revision: revisionFields(article),
        refused: refused?.act,
        typed: refused?.act === 'revise' ? refused.typed : undefined,
        said: refused?.typed,
      },
    );
  }
}
