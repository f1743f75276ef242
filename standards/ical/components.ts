import { shown, type Line, type Refuse } from './lines.ts';

/** What stands between BEGIN and END (RFC 5545, 3.6). */
export interface Component {
  readonly name: string;
  /** Of its BEGIN. */
  readonly line: number;
  /** Its own properties, without those of components inside it. */
  readonly own: readonly Line[];
  readonly inside: readonly Component[];
}

const DEEPEST = 8;
const MOST_EVENTS = 20_000;

/** Every VCALENDAR of the file, with what is inside. */
export function readCalendars(lines: readonly Line[], refuse: Refuse): readonly Component[] {
  const open: { name: string; line: number; own: Line[]; inside: Component[] }[] = [];
  const calendars: Component[] = [];
  let events = 0;
  for (const line of lines) {
    const around = open.at(-1);
    if (line.name === 'BEGIN') {
      const name = line.value.toUpperCase();
      if (!around && name !== 'VCALENDAR')
        refuse(line.line, 'BEGIN', 'An iCalendar file begins with BEGIN:VCALENDAR. Export the calendar again.');
      if (around && name === 'VCALENDAR')
        refuse(line.line, 'BEGIN', `A VCALENDAR stands inside ${shown(around.name)}. The file is damaged: fetch it again.`);
      if (name === 'VEVENT' && around?.name !== 'VCALENDAR')
        refuse(line.line, 'BEGIN', `A VEVENT stands inside ${shown(around!.name)}. The file is damaged: fetch it again.`);
      if (open.length >= DEEPEST)
        refuse(line.line, 'BEGIN', `More than ${DEEPEST} components stand inside each other. The file is damaged.`);
      if (name === 'VEVENT' && ++events > MOST_EVENTS)
        refuse(line.line, 'VEVENT', `There are more than ${MOST_EVENTS} events. Import a feed of holidays, not of appointments.`);
      open.push({ name, line: line.line, own: [], inside: [] });
    } else if (!around) {
      refuse(line.line, line.name, 'This stands outside BEGIN:VCALENDAR. Export the calendar again.');
    } else if (line.name === 'END') {
      if (line.value.toUpperCase() !== around.name)
        refuse(
          line.line,
          'END',
          `${shown(line.value)} ends here, but ${shown(around.name)} of line ${around.line} has not ended. The file is damaged.`,
        );
      open.pop();
      (open.at(-1)?.inside ?? calendars).push(around);
    } else around.own.push(line);
  }
  const unended = open.at(-1);
  if (unended) refuse(unended.line, 'BEGIN', `${shown(unended.name)} never ends. The file was cut short: fetch it again.`);
  if (calendars.length === 0) refuse(1, 'file', 'There is no BEGIN:VCALENDAR: this is not an iCalendar file.');
  return calendars;
}

/** The one property of that name, or none. */
export function oneOf(own: readonly Line[], name: string, refuse: Refuse): Line | undefined {
  const [first, second] = own.filter((property) => property.name === name);
  if (second) refuse(second.line, name, `${name} is given twice, first in line ${first!.line}. Keep one.`);
  return first;
}
