import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { answers } from '../schemas/common.ts';
import * as schemas from '../schemas/reports.ts';
import { reportCsv } from '../../views/report-csv.ts';

const tags = ['reports'];

/** Reports of any period; issued ones as they were issued. */
export function reportRoutes(app: App, { service, sessions, policy }: EdgeContext): void {
  const { reporting } = service;
  app.get(
    '/api/reports',
    {
      schema: {
        tags,
        operationId: 'reports',
        summary: 'Reports that were issued, newest month first',
        response: answers(200, schemas.IssuedList),
      },
    },
    async (request) => [...(await reporting.issued(sessions.actorOf(request)))],
  );
  app.get(
    '/api/reports/:period',
    {
      schema: {
        tags,
        operationId: 'reportOfPeriod',
        summary: 'The report of a period; of a month that is over, as issued',
        params: schemas.PeriodParameter,
        querystring: schemas.ReportQuery,
        response: answers(200, schemas.Report),
      },
    },
    async (request) => reporting.report({ ...request.params, ...request.query }, sessions.actorOf(request)),
  );
  app.get(
    '/api/reports/:period/csv',
    {
      schema: {
        tags,
        operationId: 'reportCsv',
        summary: 'The numbers of a report as CSV (RFC 4180, UTF-8 with a byte-order mark)',
        params: schemas.PeriodParameter,
        querystring: schemas.ReportQuery,
      },
    },
    async (request, reply) => {
      const report = await reporting.report({ ...request.params, ...request.query }, sessions.actorOf(request));
      const name = [report.period, report.organisation, report.service].filter(Boolean).join('-');
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="report-${name}.csv"`)
        .send(reportCsv(report, policy));
    },
  );
  app.get(
    '/api/reports/:period/records',
    {
      schema: {
        tags,
        operationId: 'reportRecords',
        summary: 'The incidents that a number of a report counts',
        params: schemas.PeriodParameter,
        querystring: schemas.CountedQuery,
        response: answers(200, schemas.Counted),
      },
    },
    async (request) => reporting.counted({ ...request.params, ...request.query }, sessions.actorOf(request)),
  );
}
