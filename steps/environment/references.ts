/*
 * References are recognised by those that the desk has given: no step knows the form of any desk's.
 */

/** Whether a text names the reference, and not a longer one that begins with it. */
export const names = (text: string, reference: string): boolean =>
  text.toLowerCase().includes(reference.toLowerCase()) && whole(escaped(reference)).test(text);

export const isAbout = ({ subject, text }: { readonly subject: string; readonly text: string }, reference: string): boolean =>
  names(`${subject}\n${text}`, reference);

/** The forms that these references have: their digits may be any. */
export const shapesOf = (references: Iterable<string>): readonly RegExp[] =>
  [...new Set([...references].map((reference) => escaped(reference).replace(/\d+/g, String.raw`\d+`)))].map((shape) =>
    whole(shape, 'gi'),
  );

/** Everything in a text that has one of these forms. */
export const mentions = (shapes: readonly RegExp[], text: string): readonly string[] =>
  shapes.flatMap((shape) => text.match(shape) ?? []);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** Bounded by what is neither letter nor digit. A reference may begin or end with a sign, such as #1. */
const whole = (source: string, flags = 'i') => new RegExp(String.raw`(?<![\p{L}\p{N}])${source}(?![\p{L}\p{N}])`, `${flags}u`);
