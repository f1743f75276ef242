import { oneOf, type Component } from './components.ts';
import { shown, type Line, type Refuse } from './lines.ts';
import { occurrences, ruleOf, type Spend } from './rule.ts';
import { keyOf, momentsOf, type Moment, type ZoneNames } from './values.ts';

/** The times of a VTIMEZONE are local; UTC stands in for a zone, so that they are neither skipped nor repeated. */
const LOCAL: ZoneNames = { floating: () => 'UTC', named: () => 'UTC' };

/** An offset that begins to hold, in seconds since 1970. */
interface Onset {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The offset in seconds that a VTIMEZONE has at an instant (RFC 5545, 3.6.5): the one of the latest onset of any STANDARD or DAYLIGHT
 * section. Null where it has no such section.
 */
export function offsetsOf(
  definition: Component,
  lastYear: number,
  spend: Spend,
  refuse: Refuse,
): (at: Temporal.ZonedDateTime) => number | null {
  const onsets = definition.inside
    .filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT')
    .flatMap((section) => onsetsOf(section, lastYear, spend, refuse))
    .sort((a, b) => a.at - b.at);
  return (zoned) => {
    const at = zoned.epochMilliseconds / 1000;
    return onsets.findLast((onset) => onset.at <= at)?.after ?? onsets[0]?.before ?? null;
  };
}

function onsetsOf({ own, line, name }: Component, lastYear: number, spend: Spend, refuse: Refuse): readonly Onset[] {
  const needed = (property: string): Line =>
    oneOf(own, property, refuse) ?? refuse(line, name, `It has no ${property}. Export the calendar again.`);
  const [before, after] = [offsetOf(needed('TZOFFSETFROM'), refuse), offsetOf(needed('TZOFFSETTO'), refuse)];
  const start = momentsOf(needed('DTSTART'), LOCAL, refuse)[0]!;
  if (start.is === 'date') return refuse(line, name, 'Its DTSTART is a date. Write a local time, such as 20261025T020000.');
  const given = oneOf(own, 'RRULE', refuse);
  const rule = given ? ruleOf(given, start, LOCAL, refuse) : null;
  const until =
    rule?.until?.is === 'time' ? { ...rule.until, local: rule.until.local.add({ seconds: before }) } : (rule?.until ?? null);
  const moments: readonly Moment[] = [
    ...(rule ? occurrences(start, { ...rule, until }, lastYear, spend) : [start]),
    ...own.filter((property) => property.name === 'RDATE').flatMap((property) => momentsOf(property, LOCAL, refuse)),
  ];
  const seconds = (moment: Moment) => Temporal.Instant.from(keyOf(moment)).epochMilliseconds / 1000;
  return moments.filter((moment) => moment.is === 'time').map((moment) => ({ at: seconds(moment) - before, before, after }));
}

function offsetOf({ line, name, value }: Line, refuse: Refuse): number {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d)([0-5]\d)([0-5]\d)?$/.exec(value) ?? [];
  if (sign === undefined) return refuse(line, name, `"${shown(value)}" is not an offset such as +0100. Correct it.`);
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}
