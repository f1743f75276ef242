import type { FastifyInstance } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { percentOf } from '../../domain/reporting/index.ts';
import { ESCALATING } from '../../service/escalating.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';

const SOON = Temporal.Duration.from(ESCALATING.usual);
const SHOWN = 10;

/** The desk at a glance, for a screen on the wall: what is open, what escalates next, and what today brought. It keeps itself up to date. */
export function wallPage(app: FastifyInstance, context: EdgeContext): void {
  const { service, clock, policy } = context;
  app.get('/wall', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'see the wall of the desk');
    const today = clock.now().toZonedDateTimeISO(policy.zone).toPlainDate().toString();
    const [counts, escalating, report] = await Promise.all([
      service.counts(viewer),
      service.escalating(SOON, viewer, SHOWN),
      service.reporting.report({ period: today }, viewer),
    ]);
    const figure = (id: string) => report.figures.find((each) => each.id === id)!.value;
    const resolution = report.levels.find(({ measures }) => measures === 'resolution');
    const [kept, missed] = [resolution?.kept.length ?? 0, resolution?.missed.length ?? 0];
    return send(
      context,
      request,
      reply,
      'wall',
      { title: 'Wall', scripts: ['live.js'] },
      {
        open: [
          { name: 'open', value: counts.open },
          ...(['1', '2', '3', '4', '5'] as const).map((severity) => ({
            name: `severity ${severity}`,
            value: counts.bySeverity[severity] ?? 0,
          })),
          { name: 'calls ringing', value: context.calls.ringing().length },
        ],
        today: [
          { name: 'logged today', value: figure('logged') },
          { name: 'resolved today', value: figure('resolved') },
          { name: 'targets missed today', value: report.misses.length },
          { name: 'resolutions in time today', value: kept + missed === 0 ? '–' : `${percentOf(kept, kept + missed)} %` },
        ],
        escalating,
        names: namesOf(policy),
      },
    );
  });
}
