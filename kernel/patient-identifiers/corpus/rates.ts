import { findNhsNumbers, type Span } from '../find.ts';
import { randomFrom, type Random } from './random.ts';
import { AFTER, LABELS, OTHER_WORDS, PATIENT_WORDS } from './sentences.ts';
import { issuedNumber, spell } from './spell.ts';

/** A text with a number at a known place. */
export interface Planted {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function planted(before: string, spelled: string, after: string): Planted {
  return { text: before + spelled + after, start: before.length, end: before.length + spelled.length };
}

/** A number that may be somebody's, in a spelling and a sentence by which it is to be removed. */
export function patientText(random: Random): Planted {
  const { open, spelled, close, pieces } = spell(issuedNumber(random), random);
  const words = random.of(pieces && random.below(4) === 0 ? OTHER_WORDS : PATIENT_WORDS);
  return planted(words + open, spelled, close + random.of(AFTER));
}

/** A number of something else that could be a patient's by its digits, in one piece after what it is a number of. */
export const lookAlike = (random: Random): Planted => planted(random.of(LABELS), issuedNumber(random), random.of(AFTER));

/** Texts with a number in each, as `patientText` writes them, and the ten digits of each number. */
export function plantedNumbers({ seed, count }: { readonly seed: number; readonly count: number }): {
  readonly texts: readonly string[];
  readonly numbers: readonly string[];
} {
  const random = randomFrom(seed);
  const made = Array.from({ length: count }, () => {
    const number = issuedNumber(random);
    const { open, spelled, close } = spell(number, random);
    return { number, text: random.of(PATIENT_WORDS) + open + spelled + close + random.of(AFTER) };
  });
  return { texts: made.map(({ text }) => text), numbers: made.map(({ number }) => number) };
}

export interface DetectorError {
  readonly seed: number;
  readonly numbers: number;
  /** Numbers of patients of which any part is left. */
  readonly missed: number;
  /** Those found with more of the text around them than the number. */
  readonly tooMuch: number;
  readonly lookAlikes: number;
  readonly removed: number;
  /** A few texts that were judged wrongly. */
  readonly examples: readonly string[];
}

export type Find = (text: string) => readonly Span[];

/** How often the detector errs on texts made from a seed: where each number stands is known from making them, not from looking. */
export function detectorError(
  {
    seed,
    numbers = 100_000,
    lookAlikes = 20_000,
  }: { readonly seed: number; readonly numbers?: number; readonly lookAlikes?: number },
  find: Find = findNhsNumbers,
): DetectorError {
  const random = randomFrom(seed);
  const examples: string[] = [];
  const wrong = (text: string) => void (examples.length < 20 && examples.push(text));
  let [missed, tooMuch, removed] = [0, 0, 0];
  for (let i = 0; i < numbers; i++) {
    const { text, start, end } = patientText(random);
    const span = find(text).find((each) => each.start <= start && each.end >= end);
    if (!span) missed++;
    else if (span.start !== start || span.end !== end) tooMuch++;
    else continue;
    wrong(text);
  }
  for (let i = 0; i < lookAlikes; i++) {
    const { text } = lookAlike(random);
    if (find(text).length === 0) continue;
    removed++;
    wrong(text);
  }
  return { seed, numbers, missed, tooMuch, lookAlikes, removed, examples };
}
