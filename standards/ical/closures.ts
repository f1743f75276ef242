import { UsageError } from '../../kernel/index.ts';
import { readCalendars } from './components.ts';
import { readEvents, type IcalEvent } from './events.ts';
import { checkLength, closuresOf, LONGEST, type Closure } from './lasting.ts';
import { readLines, refusing } from './lines.ts';
import { seriesOf, type Series } from './revisions.ts';
import type { Spend } from './rule.ts';
import { occurrencesOf, type Idle } from './series.ts';
import { dateOf, momentText } from './values.ts';
import { knownZone } from './zones.ts';

export type { Closure } from './lasting.ts';

export interface ImportOptions {
  /** For messages. */
  readonly file: string;
  /** IANA zone of the calendar that the closures are for. */
  readonly zone: string;
  /** Local dates, both included: what lies outside is left out. */
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** An event counts when its name, description, categories or place hold one of `only` (if any) and none of `except`, in any case. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

export interface ImportedClosure {
  readonly closure: Closure;
  /** Of the events that close it: more than one where several say the same. */
  readonly names: readonly string[];
}
export interface NotCounted {
  readonly line: number;
  readonly name: string;
  /** First date of the event; null where it has none. */
  readonly date: string | null;
  readonly why: string;
}
export interface Imported {
  readonly closures: readonly ImportedClosure[];
  readonly notCounted: readonly NotCounted[];
}

/** Of recurrences in one file. */
const MOST_STEPS = 300_000;
const MOST_CLOSURES = 20_000;
const LONGEST_YEARS = 100;

/**
 * The closures of an iCalendar file, for `calendars.yaml`, sorted, each once; and what in the file does not count, with the reason. Pure.
 * Whole days keep their dates in every zone; times become local times of the zone. A file that is damaged, or holds something that would
 * change the dates and is not supported, throws a `UsageError` that names the line.
 */
export function importClosures(content: string | Uint8Array, options: ImportOptions): Imported {
  const { file, from, until } = options;
  const refuse = refusing(file);
  const zone = knownZone(options.zone, 0, (_line, _what, message) => {
    throw new UsageError(`--zone  ${message}`);
  });
  if (Temporal.PlainDate.compare(from, until) > 0)
    throw new UsageError(`--until ${until} lies before --from ${from}. Swap them.`);
  if (until.year - from.year > LONGEST_YEARS)
    throw new UsageError(`${from} to ${until} is more than ${LONGEST_YEARS} years. Ask for fewer.`);

  let steps = 0;
  const spend: Spend = (line, more) => {
    steps += more;
    if (steps > MOST_STEPS)
      refuse(
        line,
        'RRULE',
        `The recurrences of this file take more than ${MOST_STEPS} steps to lay out. Ask for fewer years, or start them later.`,
      );
  };
  const span = { earliest: from.subtract(LONGEST), lastYear: until.year + 1, spend };
  const { events, others } = readEvents(readCalendars(readLines(content, refuse), refuse), { ...span, zone }, refuse);
  const { series, outdated } = seriesOf(events, refuse);
  const notCounted: NotCounted[] = [
    ...others.map(({ line, name }) => ({ line, name, date: null, why: 'not an event' })),
    ...outdated.map(({ event, why }) => leftOut(event, why)),
  ];
  const found = new Map<string, { closure: Closure; names: Set<string> }>();
  const counted = new Set<number>();
  const idle: Idle = (line, { name }, moment) =>
    notCounted.push({
      line,
      name,
      date: dateOf(moment).toString(),
      why: `EXDATE removes nothing: ${momentText(moment)} is no occurrence`,
    });

  for (const one of series) {
    const why = reasons(one, options);
    for (const [event, reason] of why) if (reason !== null) notCounted.push(leftOut(event, reason));
    const counting = [...why].filter(([, reason]) => reason === null).map(([event]) => event);
    if (counting.length === 0) continue;
    // Even an event that is over before it matters must make sense.
    for (const event of counting)
      if (event.when) checkLength({ event, start: event.when.start, length: event.when, doubt: null }, refuse);
    for (const occurrence of occurrencesOf(one, span, idle, refuse)) {
      const { event, start } = occurrence;
      if (why.get(event) !== null || Temporal.PlainDate.compare(dateOf(start), span.earliest) < 0) continue;
      if (Temporal.PlainDate.compare(dateOf(start), until.add({ days: 2 })) > 0) continue;
      for (const closure of closuresOf(occurrence, zone, refuse)) {
        const [first, last] = typeof closure === 'string' ? [closure, closure] : [closure.from, closure.to];
        if (last < from.toString() || first > `${until}T24:00`) continue;
        occurrence.doubt?.();
        counted.add(event.line);
        const key = JSON.stringify(closure);
        found.set(key, { closure, names: (found.get(key)?.names ?? new Set()).add(event.name) });
        if (found.size > MOST_CLOSURES)
          refuse(event.line, 'VEVENT', `The file closes more than ${MOST_CLOSURES} days. Ask for fewer years.`);
      }
    }
    for (const event of counting)
      if (!counted.has(event.line)) notCounted.push(leftOut(event, `nothing of it from ${from} to ${until}`));
  }
  return {
    closures: [...found.values()]
      .map(({ closure, names }) => ({ closure, names: [...names] }))
      .sort((a, b) => (sortKey(a.closure) < sortKey(b.closure) ? -1 : 1)),
    notCounted: notCounted.sort((a, b) => a.line - b.line),
  };
}

/** Why each event of a series does not count; null where it does. */
function reasons(
  { master, single, onwards }: Series,
  { only = [], except = [] }: ImportOptions,
): ReadonlyMap<IcalEvent, string | null> {
  const holds = (event: IcalEvent, words: readonly string[]) => words.find((word) => event.words.includes(word.toLowerCase()));
  const reason = (event: IcalEvent): string | null => {
    const excepted = holds(event, except);
    if (event.calledOff) return event.calledOff;
    if (event !== master && master?.calledOff) return `its series is ${master.calledOff} in line ${master.line}`;
    if (excepted !== undefined) return `left out by --except ${excepted}`;
    return only.length > 0 && holds(event, only) === undefined ? `none of --only ${only.join(', ')}` : null;
  };
  return new Map([...(master ? [master] : []), ...single.values(), ...onwards.values()].map((event) => [event, reason(event)]));
}

const leftOut = ({ line, name, when, replaces }: IcalEvent, why: string): NotCounted => {
  const date = when?.start ?? replaces?.moment;
  return { line, name, date: date ? dateOf(date).toString() : null, why };
};

const sortKey = (closure: Closure) => (typeof closure === 'string' ? closure : `${closure.from} ${closure.to}`);
