import type { FastifyInstance, FastifyRequest } from 'fastify';
import markdownIt from 'markdown-it';
import type { EdgeContext } from '../../http/context.ts';
import { dateText } from '../../views/dates.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { Refusal } from '../../../kernel/index.ts';
import type { ControlledDocument } from '../../../standards/index.ts';

/** HTML in a procedure is shown as text, so that a document cannot inject a script into a page. */
const markdown = markdownIt({ html: false, linkify: false });
/** Drops the text's first-level heading, because the page already shows the title. */
function bodyOf({ title, body }: ControlledDocument): string {
  const tokens = markdown.parse(body, {});
  const own = tokens.findIndex(
    ({ type, tag }, i) => type === 'heading_open' && tag === 'h1' && tokens[i + 1]?.content.trim() === title,
  );
  if (own >= 0) tokens.splice(own, 3);
  for (const token of tokens) if (token.tag === 'h1') token.tag = 'h2';
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Formats roles as titles and dates as text. */
function shown(document: ControlledDocument, { policy }: EdgeContext) {
  const { contacts } = namesOf(policy);
  const title = (role: string) => contacts[role] ?? role;
  return {
    ...document,
    owner: title(document.owner),
    approver: title(document.approver),
    approved: dateText(document.approved),
    reviewBy: dateText(document.reviewBy),
  };
}

const forStaff = (role: string) => role !== 'requester';

export function libraryPages(app: FastifyInstance, context: EdgeContext): void {
  const { policy, clock, reading } = context;
  /** The same procedures as the API offers this person. Refuses a person to whom none are offered. */
  const offered = (request: FastifyRequest): readonly ControlledDocument[] => {
    const viewer = viewerOf(context, request);
    const documents = reading.procedures(policy, clock.now(), viewer);
    mustBe(viewer, () => documents !== null, 'read the procedures of the desk');
    return documents ?? [];
  };

  app.get('/catalogue', async (request, reply) => {
    mustBe(viewerOf(context, request), forStaff, 'read the catalogue of the desk');
    const names = namesOf(policy);
    return send(
      context,
      request,
      reply,
      'catalogue',
      { title: 'Service catalogue' },
      {
        headings: ['Service', 'Tier', 'Hours of support', 'Owner', 'Resolved by', 'Depends on'],
        rows: policy.services.map((service) => [
          service.name,
          policy.tiers[service.tier]?.name ?? service.tier,
          service.hours,
          service.owner,
          service.supplier === null ? 'The desk’s own teams' : (names.suppliers[service.supplier] ?? service.supplier),
          service.dependencies.join(', ') || 'nothing',
        ]),
      },
    );
  });

  app.get('/procedures', async (request, reply) => {
    const current = offered(request);
    return send(
      context,
      request,
      reply,
      'catalogue',
      { title: 'Procedures' },
      {
        headings: ['Procedure', 'Reference', 'Version', 'Owner', 'Review by'],
        rows: current
          .map((document) => shown(document, context))
          .map(({ id, title, version, owner, reviewBy }) => [
            { text: title, href: `/procedures/${encodeURIComponent(id)}` },
            id,
            version,
            owner,
            reviewBy,
          ]),
      },
    );
  });

  app.get<{ Params: { id: string } }>('/procedures/:id', async (request, reply) => {
    const document = offered(request).find(({ id }) => id === request.params.id);
    if (!document) throw new Refusal('not-found', 'There is no current procedure of that reference.', 404);
    return send(
      context,
      request,
      reply,
      'procedure',
      { title: document.title },
      { document: shown(document, context), body: bodyOf(document) },
    );
  });
}
