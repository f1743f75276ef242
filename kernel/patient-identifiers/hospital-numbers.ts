import { findNhsNumbers, withoutNhsNumbers, type Span } from './find.ts';

/**
 * How a hospital writes its own numbers: `#` is a digit, `@` a letter, a space or a hyphen may stand there or not, everything else stands for
 * itself. No expression, so that nothing in it can be slow.
 */
export interface HospitalNumbers {
  readonly name: string;
  readonly shape: string;
}

const FEWEST_DIGITS = 5;
const LONGEST = 24;
const ENOUGH_DIGITS = new RegExp(String.raw`(?:\d\D*){${FEWEST_DIGITS}}`);

/** Why a shape is refused; null when it is not. One of digits alone matches telephone, asset and order numbers as well. */
export function shapeRefused(shape: string): string | null {
  if (!/^[A-Za-z0-9#@ /-]+$/.test(shape)) return 'may hold letters, digits, "#", "@", "/", spaces and hyphens only.';
  if (shape.length > LONGEST) return `is longer than ${LONGEST} characters. Write one number, not a list.`;
  const digits = shape.replace(/[^#0-9]/g, '').length;
  if (digits < FEWEST_DIGITS) return `has ${digits} digits and would match too much. A number has at least ${FEWEST_DIGITS}.`;
  if (!/[A-Za-z/]/.test(shape))
    return 'has no letter or slash of its own and would match any number of that length. Write what begins or divides it.';
  if (!/^[A-Za-z0-9#@].*[A-Za-z0-9#@]$/.test(shape)) return 'begins or ends with a separator. Leave that out.';
  return /[ -]{2}/.test(shape) ? 'has two separators beside each other. Leave one out.' : null;
}

const GAP = String.raw`[\s\u00ad\u200b-\u200d\u2060\p{Pd}]{0,2}`;

const compiled = new Map<string, RegExp>();
function pattern(shape: string): RegExp {
  const known = compiled.get(shape);
  if (known) return known;
  const parts = Array.from(shape, (each) =>
    each === '#' ? String.raw`\d` : each === '@' ? '[A-Za-z]' : each === ' ' || each === '-' ? GAP : RegExp.escape(each),
  );
  const made = new RegExp(String.raw`(?<![\p{L}\p{N}])${parts.join('')}(?![\p{L}\p{N}])`, 'giu');
  compiled.set(shape, made);
  return made;
}

/** Where `text` holds a number of any of the shapes, in order. Each place is looked at once for each shape, over no more than its length twice. */
export function findHospitalNumbers(text: string, shapes: readonly HospitalNumbers[]): readonly Span[] {
  // Every shape has at least that many digits, and most texts have fewer.
  if (!ENOUGH_DIGITS.test(text)) return [];
  const found = shapes
    .flatMap(({ shape }) => [...text.matchAll(pattern(shape))])
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((span) => span.start >= end && (end = span.end) > 0);
}

export const HOSPITAL_NUMBER_REMOVED = '[hospital number removed]';

/** `text` without the hospitals' own numbers. */
export function withoutHospitalNumbers(
  text: string,
  shapes: readonly HospitalNumbers[],
): { readonly text: string; readonly count: number } {
  const found = findHospitalNumbers(text, shapes);
  if (found.length === 0) return { text, count: 0 };
  const kept = found.map(({ start }, i) => text.slice(found[i - 1]?.end ?? 0, start) + HOSPITAL_NUMBER_REMOVED);
  return { text: kept.join('') + text.slice(found.at(-1)!.end), count: found.length };
}

/** `text` without patients' NHS numbers and the hospitals' own. */
export const withoutPatientNumbers = (text: string, shapes: readonly HospitalNumbers[]): string =>
  withoutHospitalNumbers(withoutNhsNumbers(text).text, shapes).text;

/** Whether `text` holds either. */
export const holdsPatientNumber = (text: string, shapes: readonly HospitalNumbers[]): boolean =>
  findNhsNumbers(text).length > 0 || findHospitalNumbers(text, shapes).length > 0;
