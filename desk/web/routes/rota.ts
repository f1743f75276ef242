import type { FastifyInstance } from 'fastify';
import { rotaSpan, type Turn } from '../../domain/rota/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { mustBe, send, viewerOf } from '../page.ts';

const isNow = ({ from, to }: Turn, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(from), now) <= 0 && Temporal.Instant.compare(now, Temporal.Instant.from(to)) < 0;

/** Longer than a turn of any rota. */
const AROUND = Temporal.Duration.from({ hours: 24 * 62 });

/** The people on call now and in the next four weeks. */
export function rotaPages(app: FastifyInstance, context: EdgeContext): void {
  app.get('/rota', async (request, reply) => {
    mustBe(viewerOf(context, request), (role) => role !== 'requester', 'read the rota');
    const now = context.clock.now();
    const { from, until } = rotaSpan({}, now, context.policy.zone);
    // Turns are given as far as they are asked for, so more is asked for: a turn is shown with its own beginning and end.
    const around = await context.service.rota(from.subtract(AROUND), until.add(AROUND));
    const turns = around
      .filter((turn) => Temporal.Instant.compare(turn.to, from) > 0 && Temporal.Instant.compare(turn.from, until) < 0)
      .map((turn) => ({ ...turn, now: isNow(turn, now) }));
    const roles = [...Map.groupBy(turns, ({ title }) => title)].map(([title, own]) => ({ title, turns: own }));
    return send(context, request, reply, 'rota', { title: 'Rota' }, { roles });
  });
}
