import type { Core } from '../core.ts';
import { wordsOf } from './explained.ts';
import { incidentFacts } from './incident-facts.ts';
import { issuing, type Issuing } from './issuing.ts';
import { scopeOfReport, type ReportScope } from './scope.ts';
import type { Reporting, ReportQuery } from './types.ts';
import { fold, refuse } from '../../domain/incident/index.ts';
import { countsIn, restated, type Period, type Report } from '../../domain/reporting/index.ts';
import { numberOf } from '../../store/index.ts';
import type { CountedIncident } from '../../views/report-view.ts';
import { didYouMean } from '../../../kernel/index.ts';

const PAGE = 100;

/** Reports, and the freezing and sending of each month's. */
export function reportingService(core: Core, storeFile: string): { readonly service: Reporting; readonly issuing: Issuing } {
  const { parts, clock, store } = core;
  const { reports } = parts;
  const kept = incidentFacts(core, storeFile);
  const facts = kept.all;
  const words = wordsOf(core);
  const months = issuing(core, kept, words);

  const questionOf = (query: ReportQuery, { organisation, service }: ReportScope) => ({
    period: reports.periodOf(query.period, parts.policy.zone),
    organisation,
    service,
  });
  const now = () => clock.now().epochMilliseconds + 1;
  /** What was known when the period ended; of one that is not over, what is known now. */
  const knownIn = ({ to }: Period) => Math.min(to, now());

  /** The report as issued, or as it stood at the end of its period. */
  const reportFor = async (query: ReportQuery, scope: ReportScope) => {
    const question = questionOf(query, scope);
    const all = await facts();
    const issued = scope.service === null ? await months.find(question.period.id, scope.organisation) : null;
    const counted = (known: number) => reports.reportOf(all, question, known, parts.policy.reporting);
    const report: Report = issued?.report ?? counted(knownIn(question.period));
    return { all, question, issued, report, today: question.period.to < now() ? counted(now()) : report };
  };

  const service: Reporting = {
    async report(query, viewer) {
      const { all, question, issued, report, today } = await reportFor(query, scopeOfReport(query, viewer, parts.policy));
      const changed = restated(report, today);
      const end = Math.min(question.period.to, now());
      return {
        ...report,
        // Causes are written after the fact, so they are read as they stand today.
        misses: await words.explained(today),
        series: reports.seriesOf(
          reports.seenBy(all, question, knownIn(question.period)),
          question.period,
          end,
          parts.policy.zone,
        ),
        issued: issued?.issued ?? null,
        restated: changed,
        corrections: await words.corrections(changed, report.known),
      };
    },
    async counted({ number, from = 0, ...query }, viewer) {
      const { report } = await reportFor(query, scopeOfReport(query, viewer, parts.policy));
      const numbers = countsIn(report);
      const found = numbers.find(({ id }) => id === number);
      if (!found) {
        const near = didYouMean(
          number,
          numbers.map(({ id }) => id),
        );
        throw refuse.invalid(`The report has no number "${number.slice(0, 80)}".${near}`);
      }
      const page = found.counted.slice(from, from + PAGE);
      const items = await Promise.all(page.map(async (reference) => countedIncident(reference)));
      const next = from + PAGE < found.counted.length ? from + PAGE : null;
      return { title: found.title, total: found.counted.length, items, next };
    },
    async issued(viewer) {
      const { organisation } = scopeOfReport({}, viewer, parts.policy);
      return months.list(organisation);
    },
  };
  return { service, issuing: months };

  async function countedIncident(reference: string): Promise<CountedIncident> {
    const events = await store.log.load(numberOf(reference)!);
    const { caller, service: about, severity, state, openedAt, ...incident } = fold(reference, events)!;
    const summary = events[0]!.texts['summary'] === null ? null : incident.summary;
    return { reference, organisation: caller.organisation, service: about, severity, state, openedAt, summary };
  }
}
