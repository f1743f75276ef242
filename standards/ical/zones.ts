import { didYouMean } from '../../kernel/index.ts';
import { oneOf, type Component } from './components.ts';
import { shown, type Refuse } from './lines.ts';
import type { Spend } from './rule.ts';
import { zonedOf, type TimeMoment, type ZoneNames } from './values.ts';
import { offsetsOf } from './vtimezone.ts';

/** The names that Outlook and Exchange give to the zones a desk here is likely to meet (Unicode CLDR, windowsZones). */
const WINDOWS: ReadonlyMap<string, string> = new Map([
  ['GMT Standard Time', 'Europe/London'],
  ['Greenwich Standard Time', 'Atlantic/Reykjavik'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['Romance Standard Time', 'Europe/Paris'],
  ['Central European Standard Time', 'Europe/Warsaw'],
  ['GTB Standard Time', 'Europe/Bucharest'],
  ['India Standard Time', 'Asia/Kolkata'],
  ['Eastern Standard Time', 'America/New_York'],
  ['Pacific Standard Time', 'America/Los_Angeles'],
  ['AUS Eastern Standard Time', 'Australia/Sydney'],
]);

export interface Zones extends ZoneNames {
  /** Refuses a time at which the calendar's own VTIMEZONE has another offset than the IANA zone. */
  readonly agree: (at: TimeMoment) => void;
}

/**
 * The zones of one VCALENDAR. A TZID means the IANA zone of that name; else the one its VTIMEZONE names (X-LIC-LOCATION), the one at the
 * end of a globally unique name (`/maker/Europe/London`), or the one that Windows means. The rules of a VTIMEZONE are not used to read
 * times, only to find out whether they contradict IANA's.
 */
export function zonesOf(calendar: Component, ownZone: string, lastYear: number, spend: Spend, refuse: Refuse): Zones {
  const definitions = calendar.inside
    .filter(({ name }) => name === 'VTIMEZONE')
    .map((definition) => {
      let offsets: ReturnType<typeof offsetsOf> | null = null;
      return {
        line: definition.line,
        tzid: oneOf(definition.own, 'TZID', refuse)?.value ?? null,
        location: oneOf(definition.own, 'X-LIC-LOCATION', refuse)?.value,
        offsetAt: (at: Temporal.ZonedDateTime) => (offsets ??= offsetsOf(definition, lastYear, spend, refuse))(at),
      };
    });
  const named = new Map<string, string>();
  const meant = (tzid: string, line: number): string => {
    const own = definitions.filter((definition) => definition.tzid === tzid);
    const [first, ...more] = own.filter(({ location }) => location !== undefined && zoneNamed(location) !== null);
    const other = more.find(({ location }) => zoneNamed(location!) !== zoneNamed(first!.location!));
    if (other)
      refuse(
        other.line,
        'VTIMEZONE',
        `"${shown(tzid)}" is ${shown(other.location!)} here, and ${shown(first!.location!)} in line ${first!.line}. Remove the wrong one.`,
      );
    const candidates = [
      tzid,
      ...own.map(({ location }) => location),
      /^\/.*?([A-Z][A-Za-z_]+\/[A-Za-z_/+-]+)$/.exec(tzid.slice(0, 200))?.[1],
      WINDOWS.get(tzid),
    ];
    return (
      candidates.map((name) => (name === undefined ? null : zoneNamed(name))).find((zone) => zone !== null) ??
      knownZone(tzid, line, refuse)
    );
  };
  const nameOf = (tzid: string, line: number): string => {
    const zone = named.get(tzid) ?? meant(tzid, line);
    named.set(tzid, zone);
    return zone;
  };
  const feedZone = oneOf(calendar.own, 'X-WR-TIMEZONE', refuse);
  return {
    named: nameOf,
    floating: (line) => {
      if (feedZone && nameOf(feedZone.value, feedZone.line) !== ownZone)
        refuse(
          line,
          'TZID',
          `This time has no zone. Line ${feedZone.line} says that the calendar is of ${shown(feedZone.value)}, and the import is for ${ownZone}. Import it with --zone ${shown(nameOf(feedZone.value, feedZone.line))}, or give the time a TZID.`,
        );
      return ownZone;
    },
    agree: (at) => {
      if (at.tzid === null) return;
      const zoned = zonedOf(at);
      for (const { line, tzid, offsetAt } of definitions) {
        if (tzid !== at.tzid) continue;
        const own = offsetAt(zoned);
        if (own !== null && own !== zoned.offsetNanoseconds / 1e9)
          refuse(
            line,
            'VTIMEZONE',
            `At ${at.local.toString({ smallestUnit: 'minute' })} its rules have the offset ${offsetText(own)}, while ${at.zone} has ${zoned.offset}. Remove this VTIMEZONE if ${at.zone} is right, or write the times in UTC.`,
          );
      }
    },
  };
}

const offsetText = (seconds: number): string => {
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.abs(seconds) / 3600)}:${two((Math.abs(seconds) / 60) % 60)}`;
};

/** @throws {UsageError} for anything but the name of an IANA zone. */
export function knownZone(name: string, line: number, refuse: Refuse): string {
  const zone = zoneNamed(name);
  if (zone !== null) return zone;
  const near = name.length > 60 ? '' : didYouMean(name, Intl.supportedValuesOf('timeZone'));
  return refuse(
    line,
    'TZID',
    `"${shown(name)}" is not the name of an IANA time zone, such as Europe/London.${near} Write such a name.`,
  );
}

/** An offset such as `+01:00` is no zone: it has no summer. */
function zoneNamed(name: string): string | null {
  if (!/^[A-Za-z]/.test(name) || name.length > 100) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}
