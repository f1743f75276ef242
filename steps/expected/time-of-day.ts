/** A time as a clock on the wall shows it: "10:05"; where the clocks go back, "01:05 BST" and, an hour later, "01:05 GMT". */
export function timeOfDay(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone);
  const shown = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const wall = local.toPlainDateTime();
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const isShownTwice = !first.equals(wall.toZonedDateTime(zone, { disambiguation: 'later' }));
  return isShownTwice ? `${shown} ${nameOfOffset(instant, zone)}` : shown;
}

const nameOfOffset = (instant: Temporal.Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(instant.epochMilliseconds)
    .find(({ type }) => type === 'timeZoneName')!.value;
