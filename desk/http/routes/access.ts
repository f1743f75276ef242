import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { instantAsked } from '../instant-asked.ts';
import { mustBeStaff } from '../roles.ts';
import { Reference, answers } from '../schemas/common.ts';
import * as schemas from '../schemas/access.ts';
import type { AccessReview } from '../../domain/access-review/index.ts';

/** Who read which incident, its review, and the directory. */
export function accessRoutes(app: App, { sessions, service, directory }: EdgeContext): void {
  const tags = ['access'];
  const view = ({ reference, from, until, items }: AccessReview): schemas.ReviewView => ({
    ...{ reference, from, until },
    items: items.map(({ closed, reader, ...item }, i) => ({
      ...item,
      item: i + 1,
      reader: service.access.nameOf(reader),
      closed: closed !== null,
      closedBy: closed?.by ?? null,
      because: closed?.reason ?? null,
    })),
  });
  app.get(
    '/api/directory',
    {
      schema: {
        tags,
        operationId: 'directory',
        summary: 'Numbers on which people are rung back',
        response: answers(200, schemas.DirectoryList),
      },
    },
    (request) => {
      mustBeStaff(sessions.actorOf(request));
      return { items: [...directory.people] };
    },
  );
  app.get(
    '/api/incidents/:reference/readings',
    {
      schema: {
        tags,
        operationId: 'readings',
        summary: 'Who read an incident',
        params: Reference,
        response: answers(200, schemas.Readings),
      },
    },
    async (request) => ({ items: [...(await service.access.readings(request.params.reference, sessions.actorOf(request)))] }),
  );
  app.get(
    '/api/access-reviews',
    { schema: { tags, operationId: 'listReviews', summary: 'Reviews of readings', response: answers(200, schemas.ReviewList) } },
    async (request) => {
      const rows = await service.access.reviews(sessions.actorOf(request));
      return { items: rows.map(({ reference, state, title }) => ({ reference, state, title })) };
    },
  );
  app.post(
    '/api/access-reviews',
    {
      schema: {
        tags,
        operationId: 'openReview',
        summary: 'List the readings of a time that somebody has to look at',
        body: schemas.NewReview,
        response: answers(201, schemas.Review),
      },
    },
    async (request, reply) => {
      const [from, until] = [instantAsked(request.body.from, 'from'), instantAsked(request.body.until, 'until')];
      void reply.code(201);
      return view(await service.access.openReview({ from: String(from), until: String(until) }, sessions.actorOf(request)));
    },
  );
  app.get(
    '/api/access-reviews/:reference',
    {
      schema: {
        tags,
        operationId: 'readReview',
        summary: 'One review',
        params: Reference,
        response: answers(200, schemas.Review),
      },
    },
    async (request) => view(await service.access.review(request.params.reference, sessions.actorOf(request))),
  );
  app.post(
    '/api/access-reviews/:reference/close',
    {
      schema: {
        tags,
        operationId: 'closeReading',
        summary: 'Close one listed reading with a reason, as somebody who is not on the list',
        params: Reference,
        body: schemas.ItemClosed,
        response: answers(200, schemas.Review),
      },
    },
    async (request) => view(await service.access.closeItem(request.params.reference, request.body, sessions.actorOf(request))),
  );
}
