import { didYouMean } from '../kernel/index.ts';
import type { Calendar } from './calendar.ts';
import { refuse } from './place.ts';
import { optional, readBoolean, readInteger, readList, readObject, readText, readWord, type Found } from './read.ts';
import { parseInstant, quote } from './time-text.ts';
import type { ClockAnswer, ClockDefinition, Segment } from './types.ts';

/** An expected answer; only the given fields are compared. */
export type Expectation = Partial<Omit<ClockAnswer, 'segments'>> & { readonly segments?: readonly Partial<Segment>[] };

export interface Question {
  readonly clock: string;
  readonly at: Temporal.Instant;
  readonly expect: Expectation | null;
}

const STATES = ['not-started', 'none', 'running', 'paused', 'stopped', 'cancelled'] as const;
const ANSWER = ['state', 'elapsedMs', 'remainingMs', 'targetMs', 'breached', 'due', 'segments'] as const;
const SEGMENT = ['from', 'to', 'counts', 'why', 'severity', 'calendar', 'version'] as const;

export function parseQuestion(
  found: Found,
  clocks: ReadonlyMap<string, ClockDefinition>,
  calendars: ReadonlyMap<string, Calendar>,
): Question {
  const question = readObject(found, ['clock', 'at'], ['expect']);
  const clock = readText(question('clock'), 'the name of a clock');
  if (!clocks.has(clock)) {
    const near = didYouMean(clock.slice(0, 60), clocks.keys());
    refuse(question('clock').place, `There is no clock ${quote(clock)}.${near || ' Add it under "clocks".'}`);
  }
  return {
    clock,
    at: readInstant(question('at')),
    expect: optional(question('expect'), (f) => parseExpectation(f, calendars), null),
  };
}

/** Null for an expectation without fields. */
function parseExpectation(found: Found, calendars: ReadonlyMap<string, Calendar>): Expectation | null {
  const expect = readObject(found, [], ANSWER);
  const fields = present<Expectation>({
    state: optional(expect('state'), (f) => readWord(f, STATES), undefined),
    elapsedMs: optional(expect('elapsedMs'), readInteger, undefined),
    remainingMs: optional(expect('remainingMs'), orNull(readInteger), undefined),
    targetMs: optional(expect('targetMs'), orNull(readInteger), undefined),
    breached: optional(expect('breached'), readBoolean, undefined),
    due: optional(expect('due'), orNull(readInstant), undefined),
    segments: optional(expect('segments'), (f) => readList(f, 'segments').map((s) => parseSegment(s, calendars)), undefined),
  });
  return Object.keys(fields).length === 0 ? null : fields;
}

function parseSegment(found: Found, calendars: ReadonlyMap<string, Calendar>): Partial<Segment> {
  const segment = readObject(found, [], SEGMENT);
  return present<Partial<Segment>>({
    from: optional(segment('from'), readInstant, undefined),
    to: optional(segment('to'), readInstant, undefined),
    counts: optional(segment('counts'), readBoolean, undefined),
    why: optional(segment('why'), readWhy, undefined),
    severity: optional(segment('severity'), (f) => readText(f, 'a severity'), undefined),
    calendar: optional(
      segment('calendar'),
      orNull((f) => readCalendar(f, calendars)),
      undefined,
    ),
    version: optional(segment('version'), orNull(readInteger), undefined),
  });
}

function readWhy(found: Found): Segment['why'] {
  const why = readText(found, 'a reason');
  if (/^paused: [^]+$/.test(why)) return why as Segment['why'];
  return readWord(found, ['open', 'closed', 'resolved', 'no target']);
}

function readCalendar(found: Found, calendars: ReadonlyMap<string, Calendar>): string {
  const name = readText(found, 'the name of a calendar');
  return calendars.has(name)
    ? name
    : refuse(
        found.place,
        `There is no calendar ${quote(name)}.${didYouMean(name.slice(0, 60), calendars.keys())} Name one of this case.`,
      );
}

const readInstant = (found: Found) => parseInstant(readText(found, 'an instant'), found.place);

const orNull =
  <T>(read: (found: Found) => T) =>
  (found: Found): T | null =>
    found.value === null ? null : read(found);

const present = <T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
