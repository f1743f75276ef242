import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, recording, type Fault } from './types.ts';

type Rules = DeskParts['reports'];
type Report = ReturnType<Rules['reportOf']>;

/** Changes one or more of the rules of reports. */
const reports = (wrong: (rules: Rules) => Partial<Rules>) => (): Wiring => (parts) => ({
  ...parts,
  reports: { ...parts.reports, ...wrong(parts.reports) },
});
/** Changes a report after it was counted. */
const counting = (change: (report: Report) => Report) =>
  reports(({ reportOf }) => ({ reportOf: (...given) => change(reportOf(...given)) }));
/** Changes what is known of each incident before reports are counted. */
const knowing = (change: (facts: ReturnType<Rules['factsOf']>) => ReturnType<Rules['factsOf']>) =>
  reports(({ factsOf }) => ({ factsOf: (...given) => change(factsOf(...given)) }));

export const REPORT_FAULTS: readonly Fault[] = [
  {
    id: 'month-cut-in-utc',
    says: 'Months and days of reports begin at midnight in UTC.',
    mustChange: ['REP-01'],
    wiring: reports(({ periodOf }) => ({ periodOf: (id) => periodOf(id, 'UTC') })),
  },
  {
    id: 'missed-only-when-closed',
    says: 'A target counts as missed only once its incident is resolved.',
    mustChange: ['REP-01'],
    wiring: knowing((facts) => {
      const ends = facts.turns.filter(({ to }) => to !== 'open').map(({ at }) => at);
      const last = ends.at(-1) ?? null;
      return { ...facts, pending: [], verdicts: facts.verdicts.filter(({ kept, at }) => kept || (last !== null && at <= last)) };
    }),
  },
  {
    id: 'reopening-rewrites-reports',
    says: 'A resolution that was reopened later is no longer counted, in past periods either.',
    mustChange: ['REP-01'],
    wiring: knowing((facts) => ({
      ...facts,
      turns: facts.turns.filter(({ to }, i) => to !== 'resolved' || facts.turns[i + 1]?.to !== 'open'),
    })),
  },
  {
    id: 'correction-without-trace',
    says: 'A later correction of the severity is not shown beside the report that was issued.',
    mustChange: ['REP-01'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'severityCorrected')),
  },
  {
    id: 'cause-not-kept',
    says: 'Cause and action of a missed target are not kept.',
    mustChange: ['REP-01'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'missExplained')),
  },
  {
    id: 'figures-without-rule',
    says: 'Figures do not say how they are counted.',
    mustChange: ['REP-01'],
    wiring: counting((report) => ({ ...report, figures: report.figures.map((each) => ({ ...each, rule: '' })) })),
  },
  {
    id: 'first-contact-despite-reopening',
    says: 'What was solved at first contact counts so although it was reopened in the month.',
    mustChange: ['REP-01', 'REP-02'],
    wiring: knowing((facts) => (facts.turns[0]?.firstContact ? { ...facts, turns: facts.turns.slice(0, 1) } : facts)),
  },
  {
    id: 'repeat-reports-dropped',
    says: 'Incidents that became a part of another are left out of reports.',
    mustChange: ['REP-02'],
    wiring: reports(({ reportOf }) => ({
      reportOf: (all, ...rest) =>
        reportOf(
          all.filter(({ repeats }) => repeats.length === 0),
          ...rest,
        ),
    })),
  },
  {
    id: 'reopened-not-in-the-backlog',
    says: 'Incidents that were reopened are missing in the backlog.',
    mustChange: ['REP-01', 'REP-02'],
    wiring: reports(({ reportOf }) => ({
      reportOf: (all, ...rest) => {
        const reopened = new Set(
          all.filter(({ turns }) => turns.some(({ to }) => to === 'open')).map(({ reference }) => reference),
        );
        const report = reportOf(all, ...rest);
        return {
          ...report,
          figures: report.figures.map((each) => {
            const counted = each.counted.filter((reference) => each.id !== 'openAtEnd' || !reopened.has(reference));
            return each.id === 'openAtEnd' ? { ...each, counted, value: counted.length } : each;
          }),
        };
      },
    })),
  },
  {
    id: 'total-does-not-add-up',
    says: 'Severity 5 is missing where a report counts by severity.',
    mustChange: ['REP-02'],
    wiring: counting((report) => ({
      ...report,
      breakdowns: report.breakdowns.map((each) => ({
        ...each,
        rows: each.rows.filter(({ key }) => !each.id.endsWith('-by-severity') || key !== '5'),
      })),
    })),
  },
  {
    id: 'figure-opens-too-few',
    says: 'A figure opens the first of its records only.',
    mustChange: ['REP-02'],
    wiring: counting((report) => ({
      ...report,
      figures: report.figures.map((each) => (each.id === 'resolved' ? { ...each, counted: each.counted.slice(0, 1) } : each)),
    })),
  },
  {
    id: 'logged-counts-reopened',
    says: 'A reopened incident is counted as logged once more.',
    mustChange: ['REP-01', 'REP-02'],
    wiring: counting((report) => {
      const reopened = report.figures.find(({ id }) => id === 'reopened')!.counted;
      return {
        ...report,
        figures: report.figures.map((each) =>
          each.id === 'logged'
            ? { ...each, counted: [...each.counted, ...reopened], value: each.counted.length + reopened.length }
            : each,
        ),
      };
    }),
  },
  {
    id: 'reports-show-other-customers',
    says: 'The report of a customer counts the incidents of all customers.',
    mustChange: ['REP-01', 'REP-02', 'REP-04'],
    wiring: reports(({ reportOf }) => ({
      reportOf: (all, question, ...rest) => ({
        ...reportOf(all, { ...question, organisation: null }, ...rest),
        organisation: question.organisation,
      }),
    })),
  },
  {
    id: 'report-never-sent',
    says: 'Reports are issued, and never mailed.',
    mustChange: ['REP-04'],
    wiring: reports(() => ({ sendAt: () => null })),
  },
  {
    id: 'report-sent-on-calendar-days',
    says: 'The agreed day is counted in days of the calendar instead of working days.',
    mustChange: ['REP-04'],
    wiring: reports(() => ({
      sendAt: (to) => Temporal.Instant.fromEpochMilliseconds(to).add({ hours: 24 * 4 + 9 }),
    })),
  },
  {
    id: 'report-sent-to-another-customer',
    says: 'Each customer gets the report of another one.',
    mustChange: ['REP-04'],
    wiring: policy(({ reporting }) => ({
      reporting: {
        ...reporting,
        recipients: reporting.recipients.map((each, i, all) => ({
          ...each,
          organisation: all[(i + 1) % all.length]!.organisation,
        })),
      },
    })),
  },
];
