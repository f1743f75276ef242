import type { AsOf } from './as-of.ts';
import { bucketAt, type Period } from './period.ts';
import type { Breakdown } from './report-types.ts';
import { RULE } from './rules-in-words.ts';

type Key = 'channel' | 'type' | 'severity' | 'service' | 'organisation';

/** A count by one property, in the order of its values. */
export function byKey(
  key: Key,
  title: string,
  of: string,
  incidents: readonly AsOf[],
  valueOf: (incident: AsOf) => string,
): Breakdown {
  const groups = Map.groupBy(incidents, valueOf);
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, own]) => ({ key: value, counted: own.map(({ facts }) => facts.reference) }));
  return { id: `${of}-by-${key}`, title, rule: RULE[key], of, rows };
}

/** What was logged in each part of the period, empty parts included. */
export function byTime({ buckets, parts }: Period, logged: readonly AsOf[]): Breakdown {
  const counted = buckets.map((): string[] => []);
  for (const { facts } of logged) {
    const at = bucketAt(buckets, facts.opened);
    if (at !== null) counted[at]!.push(facts.reference);
  }
  const rows = buckets.map(({ label }, i) => ({ key: label, counted: counted[i]! }));
  return { id: 'logged-by-time', title: `Logged by ${parts}`, rule: RULE.time, of: 'logged', rows };
}

/** The open incidents by elapsed time since their logging. A bound belongs to the longer band. */
export function backlogByAge(open: readonly AsOf[], end: number, bounds: readonly string[]): Breakdown {
  const hours = bounds.map((bound) => Temporal.Duration.from(bound).total('hours'));
  const labels = [
    ...hours.map((hour, i) => (i === 0 ? `under ${ageText(hour)}` : `${ageText(hours[i - 1]!)} to ${ageText(hour)}`)),
  ];
  labels.push(`${ageText(hours.at(-1)!)} and longer`);
  const counted = labels.map((): string[] => []);
  for (const { facts } of open) {
    const age = ageHours(facts.opened, end);
    counted[hours.filter((hour) => age >= hour).length]!.push(facts.reference);
  }
  const rows = labels.map((key, i) => ({ key, counted: counted[i]! }));
  return { id: 'openAtEnd-by-age', title: 'Open at the end by age', rule: RULE.age, of: 'openAtEnd', rows };
}

/** Elapsed hours: pauses and closed hours count. */
export const ageHours = (opened: number, at: number): number => (at - opened) / 3_600_000;

const ageText = (hours: number): string => (hours % 24 === 0 ? `${hours / 24} day${hours === 24 ? '' : 's'}` : `${hours} hours`);
