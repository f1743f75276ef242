import { csvOf, type Cell } from './csv.ts';
import { nameOfClock, nameOfOrganisation, nameOfRow } from '../domain/reporting/index.ts';
import type { ReportView } from './report-view.ts';
import type { Policy } from '../../standards/index.ts';

const HEADINGS = ['Part', 'Name', 'Value', 'Unit', 'Rule or explanation'] as const;

/** The numbers of a report, one a row, each with the rule it is counted by. Missed targets stand below, with cause and action. */
export function reportCsv(report: ReportView, policy: Policy): string {
  const head: readonly (readonly Cell[])[] = [
    [...HEADINGS],
    ['Report', 'Period', report.title, '', `${report.from} to ${report.to}`],
    ['Report', 'Customer', nameOfOrganisation(report.organisation, policy), '', ''],
    ['Report', 'Counted by what was recorded before', report.known, '', `Rules, version ${report.rules}`],
  ];
  const numbers = report.figures.map(({ title, value, unit, rule }): readonly Cell[] => ['Figures', title, value, unit, rule]);
  const parts = report.breakdowns.flatMap(({ id, title, rule, rows }) =>
    rows.map(({ key, counted }): readonly Cell[] => [title, nameOfRow(id, key, policy), counted.length, 'count', rule]),
  );
  const levels = report.levels.flatMap((level): readonly (readonly Cell[])[] => {
    const name = nameOfClock(level, policy);
    return [
      ['Service levels', `${name}: kept`, level.kept.length, 'count', ''],
      ['Service levels', `${name}: missed`, level.missed.length, 'count', ''],
    ];
  });
  const misses = report.misses.map((miss): readonly Cell[] => [
    'Missed targets',
    `${miss.reference}, ${nameOfClock(miss, policy)}`,
    miss.at,
    'instant',
    miss.cause === null ? 'Cause missing' : `Cause: ${miss.cause} Action: ${miss.action}`,
  ]);
  const restated = report.restated.map(({ title, was, now }): readonly Cell[] => [
    'Restated (R)',
    title,
    now,
    'count',
    `Issued as ${was}`,
  ]);
  return csvOf([...head, ...numbers, ...parts, ...levels, ...misses, ...restated]);
}
