import type { Line } from './lines.ts';

/** What Outlook and Exchange call the zones of those whose calendars a desk here is likely to be sent (Unicode CLDR, windowsZones). */
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

/**
 * The same lines with every TZID that is a product's own name replaced by the zone of IANA that it means: the one its VTIMEZONE names
 * (X-LIC-LOCATION), the one at the end of a globally unique name (`/maker/Europe/London`), or the one that Windows means. What none of these
 * tells stays as it was, and is refused where it is used. A VTIMEZONE's own rules are not read: zones are those of IANA.
 */
export function withZonesByName(lines: readonly Line[]): readonly Line[] {
  const told = new Map<string, string>();
  let id: string | null = null;
  for (const { name, value } of lines) {
    if (name === 'BEGIN' && value.toUpperCase() === 'VTIMEZONE') id = null;
    if (name === 'TZID') id = value;
    if (name === 'X-LIC-LOCATION' && id !== null) told.set(id, value);
  }
  return lines.map((line) => {
    const tzid = line.params.get('TZID');
    if (tzid === undefined || isZone(tzid)) return line;
    const meant = [
      told.get(tzid),
      /^\/.*?([A-Z][A-Za-z_]+\/[A-Za-z_/+-]+)$/.exec(tzid.slice(0, 200))?.[1],
      WINDOWS.get(tzid),
    ].find((zone) => zone !== undefined && isZone(zone));
    return meant === undefined ? line : { ...line, params: new Map(line.params).set('TZID', meant) };
  });
}

const known = new Map<string, boolean>();
function isZone(name: string): boolean {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const found = /^[A-Za-z]/.test(name) && name.length <= 100 && exists(name);
  if (known.size < 1000) known.set(name, found);
  return found;
}
function exists(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
