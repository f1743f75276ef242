import {
  printInstant,
  readClock,
  writeAnswer,
  writeClock,
  writeEvent,
  type ClockDefinition,
  type ClockEvent,
  type WrittenCase,
} from '../../../service-levels/index.ts';
import { calendarsOf, clockEvents } from './clocks.ts';
import type { RecordedEvent } from './events.ts';
import { clocksOf } from './service-level-targets.ts';
import type { Incident } from './types.ts';
import type { Policy } from '../../../standards/index.ts';

export interface AskedClocks {
  /** Clocks to read. Default: those of the policy. */
  readonly clocks?: readonly ClockDefinition[];
  /** An extra instant to read besides those of the events, usually the present. */
  readonly at?: Temporal.Instant;
  readonly id?: string;
}

/**
 * The incident as a clock case, format 1: its events, and the reading of each clock at the instant of every event. The last
 * reading lists all segments. A clock that runs towards a future deadline is also read at that deadline and 1 ms after it. The
 * case holds no text that anybody wrote: teams are numbered, and reasons, suppliers and services come from the policy. Pure.
 */
export function clockCaseOf(
  incident: Incident,
  events: readonly RecordedEvent[],
  policy: Policy,
  { clocks = clocksOf(incident, policy), at, id = incident.reference }: AskedClocks = {},
): WrittenCase {
  const happened = clockEvents(events);
  const rename = numbered(happened);
  const named = new Map(clocks.map((clock) => [nameOf(clock, rename), { ...clock, of: clock.of && rename(clock) }]));
  const renamed = happened.map((event) => (event.type === 'assigned' ? { ...event, team: rename(event) } : event));
  const asked = instantsOf(renamed, at);
  const last = asked.at(-1)!;
  const calendars = calendarsOf(policy);

  return {
    format: 1,
    id,
    title: `Severity ${incident.severity}, service ${incident.service}: ${incident.state}`,
    origin: `exported by the desk from the log of ${incident.reference}`,
    calendars: Object.fromEntries(Object.entries(policy.calendars).filter(([name]) => isUsed(name, clocks))),
    clocks: Object.fromEntries([...named].map(([name, clock]) => [name, writeClock(clock)])),
    events: renamed.map(writeEvent),
    questions: [...named].flatMap(([name, clock]) => {
      const answerAt = (instant: Temporal.Instant) => readClock(clock, calendars, renamed, instant);
      const { state, due } = answerAt(last);
      const ahead = state === 'running' && due !== null && due.epochMilliseconds > last.epochMilliseconds;
      return [...asked, ...(ahead ? [due, due.add({ milliseconds: 1 })] : [])].map((instant) => {
        const { segments, ...summary } = writeAnswer(answerAt(instant));
        return { clock: name, at: printInstant(instant), expect: instant === last ? { ...summary, segments } : summary };
      });
    }),
  };
}

/** Each instant once, in order; `at` only when it is not before the last event. */
function instantsOf(events: readonly ClockEvent[], at: Temporal.Instant | undefined): readonly Temporal.Instant[] {
  const all = [...events.map((event) => event.at.epochMilliseconds), ...(at ? [at.epochMilliseconds] : [])];
  return [...new Set(all)].sort((a, b) => a - b).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
}

/** Team names are free text of the person who assigns, so a case numbers teams in order of first assignment. */
function numbered(events: readonly ClockEvent[]) {
  const teams = [...new Set(events.flatMap((event) => (event.type === 'assigned' ? [event.team] : [])))];
  const number = (team: string) => (teams.includes(team) ? `team-${teams.indexOf(team) + 1}` : 'another-team');
  return (of: Pick<ClockDefinition, 'measures' | 'of'> | { readonly team: string }): string =>
    'team' in of ? number(of.team) : of.measures === 'team' ? number(of.of ?? '') : (of.of ?? '');
}

const nameOf = (clock: ClockDefinition, rename: (clock: ClockDefinition) => string): string =>
  clock.of === null ? clock.measures : `${clock.measures} ${rename(clock)}`;

const isUsed = (calendar: string, clocks: readonly ClockDefinition[]): boolean =>
  clocks.some(({ targets }) => [...targets.values()].some((target) => target.calendar === calendar));
