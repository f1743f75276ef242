import type { Calendar } from './calendar.ts';
import { parseJson } from './json.ts';
import { placeOf, refuse, type Place } from './place.ts';
import { parseCalendars } from './parse-calendar.ts';
import { parseClocks } from './parse-clock.ts';
import { parseEvents } from './parse-event.ts';
import { parseQuestion, type Question } from './parse-question.ts';
import { optional, readList, readObject, readText, type Found } from './read.ts';
import { quote } from './time-text.ts';
import type { ClockDefinition, ClockEvent } from './types.ts';

/** A checked clock case: the events of one incident, and questions about its clocks. */
export interface ClockCase {
  readonly id: string;
  readonly title: string | null;
  readonly origin: string | null;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly clocks: ReadonlyMap<string, ClockDefinition>;
  readonly events: readonly ClockEvent[];
  readonly questions: readonly Question[];
  /** Its place in the file, for later error messages. */
  readonly place: Place;
}

const CASE = ['id', 'calendars', 'clocks', 'events', 'questions'] as const;
const TEXTS = ['title', 'origin'] as const;

/**
 * The cases of a file: one, or a list with unique ids.
 * @param file its name, for messages
 * @throws {UsageError} with file, JSON path and remedy, for the first violation of format 1
 */
export function parseCases(text: string, file: string): readonly ClockCase[] {
  const whole: Found = { place: placeOf(file), value: parseJson(text, placeOf(file)) };
  if (!isList(whole.value)) return [parseCase(whole, ['format', ...CASE], TEXTS)];
  const list = readObject(whole, ['format', 'cases']);
  readFormat(list('format'));
  const cases = readList(list('cases'), 'cases').map((found) => parseCase(found, CASE, ['format', ...TEXTS]));
  const seen = new Set<string>();
  for (const { id, place } of cases) {
    if (seen.has(id)) refuse(place, `The id ${quote(id)} is used twice in this file. Give each case its own.`);
    seen.add(id);
  }
  return cases;
}

const isList = (value: unknown) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'cases');

function parseCase(found: Found, required: readonly string[], others: readonly string[]): ClockCase {
  const given = readObject(found, required, others);
  optional(given('format'), readFormat, null);
  const calendars = parseCalendars(given('calendars'));
  const clocks = parseClocks(given('clocks'), calendars);
  return {
    id: readText(given('id'), 'an id'),
    title: optional(given('title'), readOptionalText, null),
    origin: optional(given('origin'), readOptionalText, null),
    calendars,
    clocks,
    events: parseEvents(given('events')),
    questions: readList(given('questions'), 'questions').map((question) => parseQuestion(question, clocks, calendars)),
    place: found.place,
  };
}

const readOptionalText = (found: Found) => (found.value === '' ? '' : readText(found, 'a text for people'));

function readFormat({ value, place }: Found): void {
  if (value !== 1) refuse(place, 'This program reads clock cases of format 1. Write 1.');
}
