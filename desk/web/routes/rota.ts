import type { FastifyInstance } from 'fastify';
import { rotaSpan, type Turn } from '../../domain/rota/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { mustBe, send, viewerOf } from '../page.ts';

const isNow = ({ from, to }: Turn, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(from), now) <= 0 && Temporal.Instant.compare(now, Temporal.Instant.from(to)) < 0;

/** The people on call now and in the next four weeks. */
export function rotaPages(app: FastifyInstance, context: EdgeContext): void {
  app.get('/rota', async (request, reply) => {
    mustBe(viewerOf(context, request), (role) => role !== 'requester', 'read the rota');
    const now = context.clock.now();
    const { from, until } = rotaSpan({}, now, context.policy.zone);
    const turns = (await context.service.rota(from, until)).map((turn) => ({ ...turn, now: isNow(turn, now) }));
    const roles = [...Map.groupBy(turns, ({ title }) => title)].map(([title, own]) => ({ title, turns: own }));
    return send(context, request, reply, 'rota', { title: 'Rota' }, { roles });
  });
}
