import { FormRefused, text, type Typed } from './fields.ts';
import type { Field } from './form-types.ts';
import { localTimes } from '../../kernel/index.ts';

/*
 * A field for a local date and time of the standard's zone. A time that comes twice, when the clocks go back, has a second field that says
 * which of the two is meant; it is there only for such a time. A time that the clocks skip is refused with the nearest that there are.
 */

const whichName = (name: string) => `${name}-offset`;

/** The instant that a field means. If it means none, or one of two, the form is shown again. */
export function momentIn(typed: Typed, name: string, zone: string): string {
  const times = localTimes(zone);
  const written = text(typed, name);
  const meanings = times.meanings(written);
  const refused = (field: string, says: string) => new FormRefused([{ field, text: says }]);
  if (meanings === null) throw refused(name, 'Write a date and a time, for example 2026-06-05T15:00');
  if (meanings.length === 0) {
    const [before, after] = times.around(written).map((instant) => times.field(instant).replace('T', ' '));
    throw refused(name, `The clocks go forward, so there is no such time. The nearest are ${before} and ${after}`);
  }
  const [only] = meanings;
  if (meanings.length === 1) return String(only);
  const chosen = meanings.find((instant) => times.offsetName(instant) === text(typed, whichName(name)));
  if (chosen === undefined)
    throw refused(whichName(name), 'The clocks go back, so this time comes twice. Choose which of the two is meant');
  return String(chosen);
}

/** The field, and the one beside it that says which of two equal times is meant, if what stands in it comes twice. */
export function momentFields(field: Field, zone: string, typed: Typed | undefined): readonly Field[] {
  const times = localTimes(zone);
  const written = typed === undefined ? (field.value ?? '') : text(typed, field.name);
  const meanings = times.meanings(written) ?? [];
  if (meanings.length < 2) return [field];
  const options = meanings.map((instant, i) => ({
    value: times.offsetName(instant),
    text: `${times.offsetName(instant)}, the ${i === 0 ? 'first' : 'second'}`,
  }));
  return [field, { name: whichName(field.name), label: 'Which of the two', kind: 'select', options }];
}
