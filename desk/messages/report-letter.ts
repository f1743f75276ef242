import type { Breakdown, Figure, LevelRow, Report } from '../domain/reporting/index.ts';
import { nameOfClock, nameOfOrganisation, nameOfRow, percentOf } from '../domain/reporting/index.ts';
import { localTimes } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/** A missed target as the letter tells it. */
export interface ToldMiss {
  readonly reference: string;
  readonly measures: LevelRow['measures'];
  readonly of: string | null;
  readonly at: string;
  readonly cause: string | null;
  readonly action: string | null;
}

/** The letter with a customer's own report of a month: every figure with its rule, and every missed target. Pure. */
export function reportLetter(
  report: Report,
  misses: readonly ToldMiss[],
  name: string,
  policy: Policy,
): { readonly subject: string; readonly text: string } {
  const organisation = nameOfOrganisation(report.organisation, policy);
  const clock = (level: Pick<LevelRow, 'measures' | 'of'>) => nameOfClock(level, policy);
  const value = ({ value, unit }: Figure) => (value === null ? 'none to count' : `${value}${unit === 'percent' ? ' %' : ''}`);
  const breakdown = ({ id, title, rule, rows }: Breakdown) => {
    return [
      title,
      ...rows.map(({ key, counted }) => `  ${nameOfRow(id, key, policy)}: ${counted.length}`),
      `  Rule: ${rule}`,
    ].join('\n');
  };
  const level = (row: LevelRow) => {
    const [kept, missed] = [row.kept.length, row.missed.length];
    return `  ${clock(row)}: ${kept} kept, ${missed} missed, ${percentOf(kept, kept + missed)} % kept`;
  };
  const times = localTimes(policy.zone);
  const miss = (each: ToldMiss) =>
    `  ${each.reference}, ${clock(each)}, passed ${times.short(each.at)}\n    ${
      each.cause === null ? 'Cause missing' : `Cause: ${each.cause}\n    Action: ${each.action}`
    }`;
  const parts = [
    `${name},`,
    `The service desk's report of ${report.title} for ${organisation}. It counts what was recorded before ${times.short(report.known)} and does not change; what is learned later is shown beside it on the desk's pages.`,
    report.figures.map((figure) => `${figure.title}: ${value(figure)}\n  Rule: ${figure.rule}`).join('\n'),
    ...report.breakdowns.filter(({ id }) => !id.endsWith('-by-organisation') && !id.endsWith('-by-time')).map(breakdown),
    ['Service levels', ...(report.levels.length === 0 ? ['  No target was due.'] : report.levels.map(level))].join('\n'),
    ['Missed targets', ...(misses.length === 0 ? ['  None.'] : misses.map(miss))].join('\n'),
    [
      'Major incidents',
      ...(report.majors.length === 0
        ? ['  None.']
        : report.majors.map(
            ({ reference, service, declared }) =>
              `  ${reference}, ${nameOfRow('-by-service', service, policy)}, declared ${times.short(declared)}`,
          )),
    ].join('\n'),
    'The service desk',
  ];
  return { subject: `Service desk report: ${report.title}, ${organisation}`, text: `${parts.join('\n\n')}\n` };
}
