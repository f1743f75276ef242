/**
 * A request that was understood and is not granted, in words for the person who made it. Programs read `code`, which is stable, and
 * `fields`: what the sentence names, as data (`retryAfter` in seconds, the field of a form, an instant).
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, status = 422, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/** An error in the user's input: arguments, configuration, a file. Printed without a stack trace; the command exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The machine at fault, not what is rehearsed. The message is one line that goes on with ", then run again.". */
export class EnvironmentFault extends Error {
  override readonly name: string = 'EnvironmentFault';
}
