import type { FastifyInstance } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { instantAsked } from '../../http/instant-asked.ts';
import { exactSpan, spanFigure } from '../../views/explain/index.ts';
import type { IncidentView } from '../../views/types.ts';
import { clockWords } from '../deadlines.ts';
import { namesOf, send, viewerOf } from '../page.ts';
import { drawTimeline } from '../timeline-drawing.ts';

const CHANNELS: Readonly<Record<string, string>> = { telephone: 'telephone', mail: 'e-mail' };

/** The party of a target; the caller is not named. */
const PROMISES: Readonly<Record<string, string>> = {
  SLA: '',
  OLA: 'Operational-level agreement: between the teams of the desk, from the hand-over on.',
  UC: 'Underpinning contract: what the supplier owes the desk, from the hand-off on.',
};

/** The distinct instants of events, with a description that never includes free text. */
function momentsOf(timeline: IncidentView['timeline']) {
  const kinds = Map.groupBy(timeline, ({ at }) => at);
  return [...kinds].map(([at, events]) => ({
    at,
    text: [...new Set(events.map(({ type }) => type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)))].join(', '),
  }));
}

const inWords = <T extends { readonly channel: string }>(deliveries: readonly T[]): readonly T[] =>
  deliveries.map((each) => ({ ...each, mail: each.channel === 'mail', channel: CHANNELS[each.channel] ?? each.channel }));

/** The explanation page: every clock as a statement, and every step of the plan. */
export function explainPages(app: FastifyInstance, context: EdgeContext): void {
  app.get<{ Params: { reference: string }; Querystring: { at?: string } }>(
    '/incidents/:reference/explain',
    async (request, reply) => {
      const at = instantAsked(request.query.at);
      const viewer = viewerOf(context, request);
      const explained = await context.service.explain(request.params.reference, viewer, at);
      const { timeline } = await context.service.incident(request.params.reference, viewer);
      const now = Temporal.Instant.from(explained.at);
      return send(
        context,
        request,
        reply,
        'explain',
        { title: `${explained.reference} explained` },
        {
          explained,
          asked: at === undefined ? '' : explained.at,
          moments: momentsOf(timeline),
          names: namesOf(context.policy),
          drawing: drawTimeline(explained),
          clocks: explained.clocks.map((clock) => ({
            ...clock,
            ...clockWords(clock, now),
            promise: PROMISES[clock.kind],
            statement: clock.statement.map((line) => ({
              ...line,
              counted: line.countedMs === 0 ? '' : spanFigure(line.countedMs),
              sum: spanFigure(line.totalMs),
            })),
          })),
          steps: explained.escalations.map((step) => ({
            ...step,
            late: step.lateMs ? exactSpan(step.lateMs) : '',
            deliveries: inWords(step.deliveries),
            deputies: step.deputies.map((deputy) => ({
              ...deputy,
              late: deputy.lateMs ? exactSpan(deputy.lateMs) : '',
              deliveries: inWords(deputy.deliveries),
            })),
          })),
        },
      );
    },
  );
}
