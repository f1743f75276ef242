import { readClock, writeAnswer, type ClockDefinition, type WrittenAnswer } from '../../../service-levels/index.ts';
import { calendarsOf, clockEvents } from './clocks.ts';
import type { RecordedEvent } from './events.ts';
import type { Policy } from '../../../standards/index.ts';

/** A stopped clock: the event that stopped it, and its reading since. */
export interface Stop {
  readonly clock: string;
  readonly seq: number;
  readonly at: string;
  /** For each calendar the clock uses, the version in force at the stop, counted from 0. */
  readonly calendars: Readonly<Record<string, number>>;
  readonly reading: WrittenAnswer;
}

/** Event types that can stop a clock. Others need no check. */
const STOPPING: ReadonlySet<RecordedEvent['type']> = new Set([
  'responded',
  'resolved',
  'closed',
  'assigned',
  'handedOff',
  'returned',
]);
export const mayStop = ({ type }: Pick<RecordedEvent, 'type'>): boolean => STOPPING.has(type);

/** A unique name for each clock of an incident. */
export const clockName = ({ measures, of }: Pick<ClockDefinition, 'measures' | 'of'>): string =>
  of === null ? measures : `${measures} ${of}`;

/** The measure in a clock's name, and its team or supplier. */
export function measuredBy(name: string): Pick<ClockDefinition, 'measures' | 'of'> {
  const [measures = '', ...of] = name.split(' ');
  return { measures: measures as ClockDefinition['measures'], of: of.length === 0 ? null : of.join(' ') };
}

/** The clocks that event `seq` stopped, read as of that event and no later one, even at the same instant. Pure. */
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

/** Event types that can restart a stopped clock, by its measure. */
const AGAIN: Readonly<Record<ClockDefinition['measures'], readonly RecordedEvent['type'][]>> = {
  response: [],
  resolution: ['reopened'],
  update: ['reopened'],
  team: ['assigned', 'reopened'],
  supplier: ['handedOff', 'reopened'],
};

/** Whether a clock stopped by event `seq` is still stopped: no later event resumes or restarts it. */
export function standsSince(stop: Pick<Stop, 'clock' | 'seq'>, events: readonly RecordedEvent[]): boolean {
  const again = AGAIN[measuredBy(stop.clock).measures];
  return !events.some(({ seq, type }) => seq > stop.seq && again.includes(type));
}
export interface Snapshot extends Stop {
  /** Digest of the clock policy it was read under. */
  readonly policy: string;
  readonly signature: string;
  /** Whether the signature is this desk's; null when there is no secret to verify it with. */
  readonly signed: boolean | null;
}
