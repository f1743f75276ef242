import { MONTHS } from '../../kernel/local-time.ts';

/** The ISO date of a day in words. A wrong month is an error of the feature. */
export function dateOf(day: number, month: string, year: number): string {
  const place = (MONTHS as readonly string[]).indexOf(month) + 1;
  if (place === 0) throw new Error(`"${month}" is not a month. Write it like November.`);
  return String(Temporal.PlainDate.from({ year, month: place, day }, { overflow: 'reject' }));
}
