import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../kernel/index.ts';
import { storageRefusal } from '../../kernel/storage-fault.ts';

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

/** Characters that a text of a form may have. */
export const LONGEST = 20_000;
const tooLong = `Shorten this to ${LONGEST.toLocaleString('en-GB')} characters or fewer`;

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
    if (value.length > LONGEST) return [{ field: name, text: tooLong }];
    if (missing !== undefined && value === '') return [{ field: name, text: missing }];
    if (wholeNumber && value !== '' && !/^\d{1,7}$/.test(value))
      return [{ field: name, text: 'Write a whole number, for example 40' }];
    if (oneOf && value !== '' && !oneOf.includes(value)) return [{ field: name, text: missing ?? 'Choose one from the list' }];
    return [];
  });
}

/** Refuses texts that are too long, each at its field. `idOf` gives the id of a field on the page. */
export function mustFit(typed: Typed, idOf: (name: string) => string = (name) => name): void {
  const long = Object.keys(typed).filter((name) => text(typed, name).length > LONGEST);
  if (long.length > 0) throw new FormRefused(long.map((name) => ({ field: idOf(name), text: tooLong })));
}

/** Statuses of refusals after which the form is shown again: the user can correct it, or try again. */
const ON_THE_FORM = new Set([400, 404, 409, 413, 415, 422, 429, 503]);
/** Of these the text that was sent is the cause, not the state of the desk. */
const BY_TEXT = new Set([400, 404, 413, 415, 422]);

declare module 'fastify' {
  interface FastifyRequest {
    /** The form's sender has just signed in again: the form is shown with what was typed, and nothing is done yet. */
    signedInAgain?: true;
    /** Seconds after which a refused form may be sent again. */
    retryAfter?: number;
  }
}
const SIGNED_IN_AGAIN = 'Your session had ended, so nothing was sent yet. This is what you wrote: check it, and send it.';
const FAILED = 'The desk could not do this. What you wrote is still here: try again, or telephone the desk.';

/**
 * Runs a form's command. A refusal or a fault of the desk becomes an error in the form instead of an error page, so that nothing that was
 * typed is lost. `field` is the one that a refusal of the text is about.
 */
export async function attempt<T>(request: FastifyRequest, work: () => Promise<T> | T, field: string | null = null): Promise<T> {
  if (request.signedInAgain) throw new FormRefused([{ field: null, text: SIGNED_IN_AGAIN }], 200);
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof FormRefused) throw thrown;
    const error = thrown instanceof Refusal ? thrown : storageRefusal(thrown);
    if (error !== thrown) request.log.error(thrown);
    if (error === null) {
      throw new FormRefused([{ field: null, text: FAILED }], 500);
    }
    if (!ON_THE_FORM.has(error.status)) throw error;
    if (typeof error.fields['retryAfter'] === 'number') request.retryAfter = error.fields['retryAfter'];
    const at = BY_TEXT.has(error.status) ? field : null;
    throw new FormRefused([{ field: at, text: error.message }], error.status, error.fields);
  }
}
