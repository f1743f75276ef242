import { readClock, writeAnswer, type ClockDefinition, type WrittenAnswer } from '../../../service-levels/index.ts';
import { calendarsOf, clockEvents } from './clocks.ts';
import type { RecordedEvent } from './events.ts';
import type { Policy } from '../../../standards/index.ts';

/** A clock that came to a stop: by which event, and what it has read from then on. */
export interface Stop {
  readonly clock: string;
  readonly seq: number;
  readonly at: string;
  /** Of each calendar the clock counts by, the version in force at the stop, from 0. */
  readonly calendars: Readonly<Record<string, number>>;
  readonly reading: WrittenAnswer;
}

/** What can stop a clock at all: other events need not be looked at. */
const STOPPING: ReadonlySet<RecordedEvent['type']> = new Set([
  'responded',
  'resolved',
  'closed',
  'assigned',
  'handedOff',
  'returned',
]);
export const mayStop = ({ type }: Pick<RecordedEvent, 'type'>): boolean => STOPPING.has(type);

/** One name for each clock an incident can have. */
export const clockName = ({ measures, of }: Pick<ClockDefinition, 'measures' | 'of'>): string =>
  of === null ? measures : `${measures} ${of}`;

/** What a clock of this name measures, and of which team or supplier. */
export function measuredBy(name: string): Pick<ClockDefinition, 'measures' | 'of'> {
  const [measures = '', ...of] = name.split(' ');
  return { measures: measures as ClockDefinition['measures'], of: of.length === 0 ? null : of.join(' ') };
}

/** The clocks that event `seq` stopped, read as of that event and no later one, though it be of the same instant. Pure. */
export function stopsAt(
  events: readonly RecordedEvent[],
  seq: number,
  clocks: readonly ClockDefinition[],
  policy: Pick<Policy, 'calendars'>,
): readonly Stop[] {
  const event = events[seq - 1];
  if (!event || !mayStop(event)) return [];
  const at = Temporal.Instant.from(event.at);
  const calendars = calendarsOf(policy);
  const [before, after] = [clockEvents(events.slice(0, seq - 1)), clockEvents(events.slice(0, seq))];
  return clocks.flatMap((clock) => {
    const answer = readClock(clock, calendars, after, at);
    if (answer.state !== 'stopped' || readClock(clock, calendars, before, at).state === 'stopped') return [];
    const used = [...new Set([...clock.targets.values()].map(({ calendar }) => calendar))].sort();
    const inForce = (name: string) =>
      calendars.get(name)?.versions.findIndex(({ from, to }) => from <= at.epochMilliseconds && at.epochMilliseconds < to) ?? -1;
    return [
      {
        clock: clockName(clock),
        seq,
        at: event.at,
        calendars: Object.fromEntries(used.map((name) => [name, inForce(name)])),
        reading: writeAnswer(answer),
      },
    ];
  });
}

/** What can start a clock again that has stopped, by what it measures. */
const AGAIN: Readonly<Record<ClockDefinition['measures'], readonly RecordedEvent['type'][]>> = {
  response: [],
  resolution: ['reopened'],
  update: ['reopened'],
  team: ['assigned', 'reopened'],
  supplier: ['handedOff', 'reopened'],
};

/** Whether a clock that event `seq` stopped stands still since: nothing has happened that could take it up again or start it afresh. */
export function standsSince(stop: Pick<Stop, 'clock' | 'seq'>, events: readonly RecordedEvent[]): boolean {
  const again = AGAIN[measuredBy(stop.clock).measures];
  return !events.some(({ seq, type }) => seq > stop.seq && again.includes(type));
}
export interface Snapshot extends Stop {
  /** Digest of the clock policy it was read under. */
  readonly policy: string;
  readonly signature: string;
  /** Whether the signature is this desk's; null when there is no secret to tell by. */
  readonly signed: boolean | null;
}
