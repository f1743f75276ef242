import type { Static } from 'typebox';
import type { ArticleCommand } from '../../domain/knowledge/index.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { instantAsked } from '../instant-asked.ts';
import { answers, Reference } from '../schemas/common.ts';
import * as incidents from '../schemas/incidents.ts';
import * as schemas from '../schemas/knowledge.ts';

const tags = ['knowledge'];
type Bodies = typeof schemas.ARTICLE_COMMANDS;

const COMMANDS: {
  readonly [V in keyof Bodies]: {
    readonly id: string;
    readonly summary: string;
    readonly of: (body: Static<Bodies[V]>) => ArticleCommand;
  };
} = {
  revise: { id: 'reviseArticle', summary: 'Write a new version', of: (body) => ({ do: 'revise', ...body }) },
  confidence: {
    id: 'setArticleConfidence',
    summary: 'Publish it unvalidated, take it back to work in progress, or archive it',
    of: ({ confidence }) => ({ do: 'setConfidence', confidence }),
  },
  audience: {
    id: 'setArticleAudience',
    summary: 'Say who reads and who changes it',
    of: (body) => ({ do: 'setAudience', ...body }),
  },
  owner: { id: 'setArticleOwner', summary: 'Give it to another owner', of: ({ owner }) => ({ do: 'setOwner', owner }) },
  review: {
    id: 'reviewArticle',
    summary: 'Review it: it is validated from today until the next review is due',
    of: ({ finding }) => ({ do: 'review', finding }),
  },
  flag: { id: 'flagArticle', summary: 'Say what is wrong with it', of: ({ fault }) => ({ do: 'flag', fault }) },
  withdraw: { id: 'withdrawKnownError', summary: 'The known error is gone', of: ({ reason }) => ({ do: 'withdraw', reason }) },
  fix: {
    id: 'releaseFix',
    summary: 'A release without the known error is in use',
    of: ({ release, organisations }) => ({ do: 'releaseFix', release, organisations: organisations ?? null }),
  },
};

/** Articles, what is offered for the words of a caller, and which articles are used for an incident. */
export function knowledgeRoutes(app: App, { service: { knowledge }, sessions }: EdgeContext): void {
  app.get(
    '/api/offer',
    {
      schema: {
        tags,
        operationId: 'offer',
        summary: 'Services, known errors and articles for what a caller says; for staff',
        querystring: schemas.OfferQuery,
        response: answers(200, schemas.Offer),
      },
    },
    async (request) => knowledge.offer(request.query, sessions.actorOf(request)),
  );
  app.get(
    '/api/articles',
    {
      schema: {
        tags,
        operationId: 'articles',
        summary: 'Articles that you may read: overdue first, or with words the best first',
        querystring: schemas.ArticlesQuery,
        response: answers(200, schemas.ArticleRows),
      },
    },
    async (request) => {
      const { q, service, confidence, overdue } = request.query;
      const query = {
        ...(q !== undefined && { text: q }),
        ...(service !== undefined && { service }),
        ...(confidence !== undefined && { confidence }),
        ...(overdue !== undefined && { overdue: overdue === 'yes' }),
      };
      return knowledge.articles(query, sessions.actorOf(request));
    },
  );
  app.post(
    '/api/articles',
    {
      schema: {
        tags,
        operationId: 'draftArticle',
        summary: 'Write an article, or take over a known error of a supplier',
        body: schemas.NewArticle,
        response: answers(201, schemas.Article),
      },
    },
    async (request, reply) => {
      const article = await knowledge.draft(request.body, sessions.actorOf(request));
      return reply.code(201).header('location', `/api/articles/${article.reference}`).send(article);
    },
  );
  app.get(
    '/api/articles/:reference',
    {
      schema: {
        tags,
        operationId: 'article',
        summary: 'One article',
        params: Reference,
        response: answers(200, schemas.Article),
      },
    },
    async (request) => knowledge.article(request.params.reference, sessions.actorOf(request)),
  );
  for (const verb of Object.keys(COMMANDS) as (keyof Bodies)[]) {
    const { id, summary, of } = COMMANDS[verb];
    app.post(
      `/api/articles/:reference/${verb}`,
      {
        schema: {
          tags,
          operationId: id,
          summary,
          params: Reference,
          body: schemas.ARTICLE_COMMANDS[verb],
          response: answers(200, schemas.Article),
        },
      },
      async (request) => {
        // `COMMANDS` pairs each verb with its own body, which TypeScript cannot follow through an index.
        const command = (of as (body: unknown) => ArticleCommand)(request.body);
        return knowledge.change(request.params.reference, command, sessions.actorOf(request));
      },
    );
  }
  app.post(
    '/api/incidents/:reference/use-article',
    {
      schema: {
        tags,
        operationId: 'useArticle',
        summary: 'Say that an article is used for the incident, in its current version',
        params: Reference,
        body: schemas.UseBody,
        response: answers(200, incidents.IncidentView),
      },
    },
    async (request) => knowledge.use(request.params.reference, request.body.article, sessions.actorOf(request)),
  );
  app.post(
    '/api/incidents/:reference/article-helped',
    {
      schema: {
        tags,
        operationId: 'articleHelped',
        summary: 'Say whether a used article helped',
        params: Reference,
        body: schemas.HelpedBody,
        response: answers(200, incidents.IncidentView),
      },
    },
    async (request) => {
      const { article, helped } = request.body;
      return knowledge.tellHelped(request.params.reference, article, helped, sessions.actorOf(request));
    },
  );
  app.post(
    '/api/incidents/:reference/known-error',
    {
      schema: {
        tags,
        operationId: 'nameKnownError',
        summary: 'Say which known error it turned out to be; null: none',
        params: Reference,
        body: schemas.KnownErrorBody,
        response: answers(200, incidents.IncidentView),
      },
    },
    async (request) => knowledge.nameKnownError(request.params.reference, request.body.article, sessions.actorOf(request)),
  );
  app.get(
    '/api/knowledge-rates',
    {
      schema: {
        tags,
        operationId: 'knowledgeRates',
        summary: 'How often known errors were offered at first contact, and the right service was suggested',
        querystring: schemas.RatesQuery,
        response: answers(200, schemas.Rates),
      },
    },
    async (request) =>
      knowledge.rates(instantAsked(request.query.from)!, instantAsked(request.query.until)!, sessions.actorOf(request)),
  );
}
