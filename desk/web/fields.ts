import { Refusal } from '../../kernel/index.ts';

/** The submitted values of a form by field; a field named twice (check boxes) has several values. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface FieldError {
  /** Name and id of the field, or null when no single field is at fault. */
  readonly field: string | null;
  readonly text: string;
}

/** A refused form: the page is shown again with the typed values and the errors. */
export class FormRefused extends Error {
  override readonly name = 'FormRefused';
  readonly status: number;
  readonly errors: readonly FieldError[];
  /** The refusal's data, where the desk refused. */
  readonly fields: Refusal['fields'];
  constructor(errors: readonly FieldError[], status = 422, fields: Refusal['fields'] = {}) {
    super(errors.map(({ text }) => text).join(' '));
    this.errors = errors;
    this.status = status;
    this.fields = fields;
  }
}

const LONGEST = 20_000;

export const several = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

/** The first value of a field, trimmed, with line ends as \n; empty when there is none. */
export const text = (typed: Typed, name: string): string => {
  return (several(typed, name)[0] ?? '').trim().replaceAll('\r\n', '\n');
};

export interface Needed {
  readonly name: string;
  /** The error of an empty field; undefined for a field that may stay empty. */
  readonly missing?: string;
  /** The values a select offers; any other value counts as missing. */
  readonly oneOf?: readonly string[];
  readonly wholeNumber?: boolean;
}

/** Reports all errors at once, so that five errors do not take five submissions. */
export function check(typed: Typed, fields: readonly Needed[]): readonly FieldError[] {
  return fields.flatMap(({ name, missing, oneOf, wholeNumber }) => {
    const value = text(typed, name);
    if (value.length > LONGEST) return [{ field: name, text: `Shorten this to 20,000 characters or fewer` }];
    if (missing !== undefined && value === '') return [{ field: name, text: missing }];
    if (wholeNumber && value !== '' && !/^\d{1,7}$/.test(value))
      return [{ field: name, text: 'Write a whole number, for example 40' }];
    if (oneOf && value !== '' && !oneOf.includes(value)) return [{ field: name, text: missing ?? 'Choose one of the list' }];
    return [];
  });
}

/** Statuses of refusals that the user can correct in the form. */
const ON_THE_FORM = new Set([400, 409, 413, 415, 422]);

/** Runs a form's command. A refusal becomes an error in the form instead of an error page. */
export async function attempt<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && ON_THE_FORM.has(error.status)) {
      throw new FormRefused([{ field: null, text: error.message }], error.status, error.fields);
    }
    throw error;
  }
}
