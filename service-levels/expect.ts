import { printInstant } from './time-text.ts';
import type { Expectation } from './parse-question.ts';
import type { ClockAnswer, Segment } from './types.ts';

/** Differences from the expectation, one line per field. Instants are compared by value, not as text. */
export function compareWith(answer: ClockAnswer, { segments, ...fields }: Expectation): readonly string[] {
  return [...differences(answer, fields, ''), ...(segments ? compareSegments(answer.segments, segments) : [])];
}

function compareSegments(answered: readonly Segment[], expected: readonly Partial<Segment>[]): readonly string[] {
  if (answered.length !== expected.length) return [`there are ${answered.length} segments, expected ${expected.length}`];
  return expected.flatMap((segment, i) => differences(answered[i]!, segment, `segments[${i}].`));
}

function differences<T extends object>(answered: T, expected: Partial<T>, prefix: string): readonly string[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const [is, should] = [show(answered[key as keyof T]), show(value)];
    return is === should ? [] : [`${prefix}${key} is ${is}, expected ${should}`];
  });
}

/** Normalises instants; everything else is JSON. */
const show = (value: unknown): string => (value instanceof Temporal.Instant ? printInstant(value) : JSON.stringify(value));
