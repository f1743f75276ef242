import type { Reported } from '../../adapters/desk-under-test.ts';
import type { Organisation } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

/** The report of a period, read by the assessor; of one organisation, or of the whole desk. */
export async function reportOn(
  environment: ScenarioEnvironment,
  period: string,
  organisation: Pick<Organisation, 'id'> | null = null,
): Promise<Reported> {
  const assessor = await environment.as('assessor');
  return assessor.reports.report(period, organisation === null ? {} : { organisation: organisation.id });
}

/** A number of a report by name: a figure, `logged-by-severity/3`, or `resolution missed`. Undefined: the report has none. */
export function numberOf(report: Reported, name: string): number | null | undefined {
  const figure = report.figures.find(({ id }) => id === name);
  if (figure) return figure.value;
  const [measures, verdict] = name.split(' ');
  if (verdict === 'kept' || verdict === 'missed')
    return report.levels.filter((level) => level.measures === measures).flatMap((level) => level[verdict]).length;
  const [parts, key] = name.split('/');
  const found = report.parts.find(({ id }) => id === parts);
  return found && (found.rows.find((row) => row.key === key)?.counted.length ?? 0);
}

/** The address to which an organisation's reports go, by the standard. */
export const recipientOf = ({ standard }: ScenarioEnvironment, { id }: Pick<Organisation, 'id'>): string | undefined =>
  standard.reporting.recipients.find(({ organisation }) => organisation === id)?.mail;
