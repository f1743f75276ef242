import type { FastifyInstance } from 'fastify';
import { exactSpan, spanFigure } from '../../explain/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { clockWords } from '../deadlines.ts';
import { namesOf, send, viewerOf } from '../page.ts';
import { drawTimeline } from '../timeline-drawing.ts';

const CHANNELS: Readonly<Record<string, string>> = { telephone: 'telephone', mail: 'e-mail' };

const inWords = <T extends { readonly channel: string }>(deliveries: readonly T[]): readonly T[] =>
  deliveries.map((each) => ({ ...each, channel: CHANNELS[each.channel] ?? each.channel }));

/** The page that says why: every clock as a statement, and every step of the plan. */
export function explainPages(app: FastifyInstance, context: EdgeContext): void {
  app.get<{ Params: { reference: string } }>('/incidents/:reference/explain', async (request, reply) => {
    const explained = context.service.explain(request.params.reference, viewerOf(context, request));
    const now = Temporal.Instant.from(explained.at);
    return send(
      context,
      request,
      reply,
      'explain',
      { title: `${explained.reference} explained` },
      {
        explained,
        names: namesOf(context.policy),
        drawing: drawTimeline(explained),
        clocks: explained.clocks.map((clock) => ({
          ...clock,
          ...clockWords(clock, now),
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
  });
}
