/** Written here and not taken from the formats of the desk, which a scenario judges. */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The ISO date of a day in words. A wrong month is an error of the feature. */
export function dateOf(day: number, month: string, year: number): string {
  const place = MONTHS.indexOf(month) + 1;
  if (place === 0) throw new Error(`"${month}" is not a month. Write it like November.`);
  return String(Temporal.PlainDate.from({ year, month: place, day }, { overflow: 'reject' }));
}
