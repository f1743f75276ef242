import { UsageError } from '../kernel/index.ts';
import { compareWith } from './expect.ts';
import { readClock } from './fold.ts';
import { parseCases, type ClockCase } from './parse-case.ts';
import { refuse } from './place.ts';
import type { Expectation, Question } from './parse-question.ts';
import type { ClockAnswer } from './types.ts';

/** The answer to one question. `pass` is null without an expectation; `wrong` lists differences, one line each. */
export interface AnsweredQuestion extends ClockAnswer {
  readonly clock: string;
  readonly at: Temporal.Instant;
  readonly expect: Expectation | null;
  readonly pass: boolean | null;
  readonly wrong: readonly string[];
}

export interface AnsweredCase {
  readonly id: string;
  readonly title: string | null;
  readonly pass: boolean | null;
  readonly answers: readonly AnsweredQuestion[];
}

/** Limit of work for one file, some tens of seconds: a thousand times what a thousand ordinary cases need. */
const MOST_WORK = 20_000_000;
const MOST_SEGMENTS = 1_000_000;
const WEEK = 7 * 86_400_000;

/** The answers to a case. Pure. @throws {UsageError} when one answer has too many segments. */
export function answerCase(clockCase: ClockCase): AnsweredCase {
  const answers = clockCase.questions.map((question) => answer(clockCase, question));
  const passes = answers.map(({ pass }) => pass);
  return {
    id: clockCase.id,
    title: clockCase.title,
    pass: passes.includes(false) ? false : passes.includes(true) ? true : null,
    answers,
  };
}

/**
 * The answers to every case of a file.
 * @param file its name, for messages
 * @throws {UsageError} with file, JSON path and remedy; then nothing of the file is answered
 */
export function answerFile(text: string, file: string): readonly AnsweredCase[] {
  const cases = parseCases(text, file);
  let work = 0;
  let segments = 0;
  return cases.map((clockCase) => {
    work += workOf(clockCase);
    if (work > MOST_WORK)
      refuse(
        clockCase.place,
        'With this case the file exceeds the work allowed for one file. Split the file, or ask fewer questions.',
      );
    const answered = answerCase(clockCase);
    segments += answered.answers.reduce((sum, { segments }) => sum + segments.length, 0);
    if (segments > MOST_SEGMENTS)
      refuse(
        clockCase.place,
        'With this case the answers have more than a million segments. Split the file, or ask about shorter times.',
      );
    return answered;
  });
}

function answer(clockCase: ClockCase, { clock, at, expect }: Question): AnsweredQuestion {
  const read = readPlaced(clockCase, clock, at);
  const wrong = expect ? compareWith(read, expect) : [];
  return { clock, at, expect, pass: expect ? wrong.length === 0 : null, wrong, ...read };
}

function readPlaced({ clocks, calendars, events, place }: ClockCase, clock: string, at: Temporal.Instant): ClockAnswer {
  try {
    return readClock(clocks.get(clock)!, calendars, events, at);
  } catch (error) {
    if (error instanceof UsageError) refuse(place, error.message);
    throw error;
  }
}

/** Upper bound of the work for a case, computed beforehand from its events and from the windows and closures of the time they span. */
function workOf({ calendars, events, questions }: ClockCase): number {
  const first = events[0]!.at.epochMilliseconds;
  const perCalendar = [...calendars.values()].map((calendar) => calendar.weight);
  const windows = Math.max(1, ...perCalendar.map((weight) => weight.windows));
  const closures = perCalendar.reduce((sum, weight) => sum + weight.closures + weight.versions, 0);
  return questions.reduce(
    (sum, { at }) => sum + events.length + closures + windows * Math.max(1, (at.epochMilliseconds - first) / WEEK),
    windows * 100,
  );
}
