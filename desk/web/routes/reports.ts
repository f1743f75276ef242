import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import {
  nameOfClock,
  nameOfOrganisation,
  nameOfRow,
  percentOf,
  LEVEL_RULE,
  type LevelRow,
} from '../../domain/reporting/index.ts';
import type { ReportView } from '../../views/report-view.ts';
import { attempt, FormRefused, mustFit, text, type Typed } from '../fields.ts';
import { namesOf, send, viewerOf } from '../page.ts';
import { drawSeries } from '../series-drawing.ts';
import { isStaff } from '../words.ts';
import { firstOf } from '../../../kernel/index.ts';

type Asked = Readonly<Record<'organisation' | 'service' | 'number' | 'from' | 'period' | 'told', string | undefined>>;
type Request = FastifyRequest<{ Params: { period: string }; Querystring: Asked; Body: Typed | undefined }>;

const chosen = ({ organisation, service }: Asked) => ({
  ...(organisation ? { organisation } : {}),
  ...(service ? { service } : {}),
});
const scopeText = (asked: Asked) => String(new URLSearchParams(chosen(asked)));

/** A number as the page shows it: its words, and the address of the incidents that it counts. */
function shown(report: ReportView, asked: Asked, { policy }: EdgeContext) {
  const link = (number: string) =>
    `/reports/${report.period}/records?${String(new URLSearchParams({ ...chosen(asked), number }))}`;
  const clock = ({ measures, of }: Pick<LevelRow, 'measures' | 'of'>) => [measures, of].filter(Boolean).join(' ');
  return {
    figures: report.figures.map((figure) => ({
      ...figure,
      text: figure.value === null ? 'none to count' : `${figure.value}${figure.unit === 'percent' ? ' %' : ''}`,
      href: link(figure.id),
    })),
    breakdowns: report.breakdowns.map((each) => ({
      ...each,
      total: each.rows.reduce((sum, { counted }) => sum + counted.length, 0),
      rows: each.rows.map(({ key, counted }) => ({
        name: nameOfRow(each.id, key, policy),
        count: counted.length,
        href: link(`${each.id}/${key}`),
      })),
    })),
    levels: report.levels.map((level) => ({
      name: nameOfClock(level, policy),
      kept: level.kept.length,
      missed: level.missed.length,
      percent: percentOf(level.kept.length, level.kept.length + level.missed.length),
      keptAt: link(`${clock(level)}/kept`),
      missedAt: link(`${clock(level)}/missed`),
    })),
    misses: report.misses.map((miss) => ({ ...miss, name: nameOfClock(miss, policy) })),
    drawings: report.series.flatMap((series) => drawSeries(series) ?? []),
  };
}

/** Reports: the list of those issued, a report with its plots, the incidents behind each number, and the form for causes of missed targets. */
export function reportPages(app: FastifyInstance, context: EdgeContext): void {
  const { service, clock, policy } = context;
  const thisMonth = () => clock.now().toZonedDateTimeISO(policy.zone).toPlainDate().toPlainYearMonth().toString();

  app.get<{ Querystring: Asked }>('/reports', async (request, reply) => {
    const viewer = viewerOf(context, request);
    const issued = await service.reporting.issued(viewer);
    // The form's answer is an address of its own.
    const { period } = request.query;
    if (period)
      return reply.redirect(`/reports/${encodeURIComponent(firstOf(period.trim(), 20))}?${scopeText(request.query)}`, 303);
    const rows = issued.map((row) => ({ ...row, customer: nameOfOrganisation(row.organisation, policy) }));
    const months = [...Map.groupBy(rows, (row) => row.period)].map(([month, own]) => ({ month, rows: own }));
    return send(
      context,
      request,
      reply,
      'reports',
      { title: 'Reports' },
      { months, running: thisMonth(), isLead: viewer.role === 'requester', ...choices(viewer.role) },
    );
  });

  const choices = (role: string) => ({
    organisations: role === 'requester' ? [] : policy.organisations.map(({ id, name }) => ({ value: id, text: name })),
    services: policy.services.map(({ id, name }) => ({ value: id, text: name })),
  });

  const show = async (
    request: Request,
    reply: FastifyReply,
    refused?: { readonly typed: Typed; readonly error: FormRefused },
  ) => {
    const viewer = viewerOf(context, request);
    const report = await service.reporting.report({ period: request.params.period, ...chosen(request.query) }, viewer);
    const customer = nameOfOrganisation(report.organisation, policy);
    return send(
      context,
      request,
      reply,
      'report',
      {
        title: `Report: ${report.title}, ${customer}`,
        ...(refused ? { status: refused.error.status, errors: refused.error.errors } : {}),
      },
      {
        report,
        levelRule: LEVEL_RULE,
        customer,
        ...shown(report, request.query, context),
        names: namesOf(policy),
        scope: scopeText(request.query),
        told: request.query.told !== undefined && refused === undefined,
        mayExplain: isStaff(viewer.role),
        typed: refused?.typed,
        asked: chosen(request.query),
        ...choices(viewer.role),
      },
    );
  };
  app.get('/reports/:period', async (request: Request, reply) => show(request, reply));

  app.get('/reports/:period/records', async (request: Request, reply) => {
    const viewer = viewerOf(context, request);
    const { number = '', from } = request.query;
    const start = /^\d{1,8}$/.test(from ?? '') ? Number(from) : 0;
    const query = { period: request.params.period, ...chosen(request.query), number, from: start };
    const { title, total, items, next } = await service.reporting.counted(query, viewer);
    const again = new URLSearchParams({ ...chosen(request.query), number });
    return send(
      context,
      request,
      reply,
      'report-records',
      { title: `${title}, ${request.params.period}` },
      {
        total,
        items,
        names: namesOf(policy),
        back: `/reports/${encodeURIComponent(request.params.period)}?${scopeText(request.query)}`,
        next: next === null ? null : `?${String(again)}&from=${next}`,
      },
    );
  });

  app.post('/reports/:period/explain', async (request: Request, reply) => {
    const viewer = viewerOf(context, request);
    const typed = request.body ?? {};
    try {
      await attempt(
        request,
        async () => {
          mustFit(typed);
          const [measures, ...of] = text(typed, 'target').split(' ');
          const target = { measures: measures as LevelRow['measures'], of: of.length === 0 ? null : of.join(' ') };
          const command = { do: 'explainMiss', target, cause: text(typed, 'cause'), action: text(typed, 'action') } as const;
          return service.command(text(typed, 'reference'), command, viewer);
        },
        'cause',
      );
      return await reply.redirect(
        `/reports/${encodeURIComponent(request.params.period)}?${String(new URLSearchParams({ ...chosen(request.query), told: '1' }))}#missed`,
        303,
      );
    } catch (error) {
      if (error instanceof FormRefused) return show(request, reply, { typed, error });
      throw error;
    }
  });
}
